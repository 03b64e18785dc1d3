public import Evaluation
public import Forecasting
import Indicators
import OrderedCollections
import TimeSeries

/// Backtests the series of a pipeline: tables by rolling origins, statements by vintages.
///
/// At each origin the pipeline is set up anew with what was known then; regressors are projected
/// from there too. A forecast that has been made once is in the store and not made again.
public struct PipelineBacktest: Sendable {
  /// What is forecast with.
  public enum Candidate: Sendable {
    /// The model that the pipeline has for the series.
    case configured
    /// A model in its place.
    case model(any Model)

    /// What tables call it.
    public var label: String {
      switch self {
      case .configured: "configured"
      case .model(let model): type(of: model).keyword
      }
    }

    /// The pipeline with this model for a series.
    func choice(in configuration: Configuration, for series: String) -> Configuration {
      guard case .model(let model) = self else { return configuration }
      var changed = configuration
      var choice = configuration.fit.series[series] ?? SeriesChoice()
      choice.model = ModelChoice(model)
      changed.fit.series[series] = choice
      return changed
    }
  }

  /// The pipeline.
  public let configuration: Configuration
  /// Names or patterns of series; empty for all.
  public var selection: [String] = []
  /// What is compared.
  public var candidates: [Candidate] = [.configured]
  /// Where origins lie; `training` counts periods, and `minimumObservations` figures.
  public var origins: RollingOrigins
  /// Levels of intervals in percent, ascending.
  public var levels: [Double]
  /// What forecasts of a series from statements are scored against.
  public var against = Reference.median
  /// How many forecasts are made at once.
  public var jobs = 1

  let reader: IngestStage.Reader

  /// A backtest of a pipeline's series.
  public init(_ configuration: Configuration, origins: RollingOrigins) {
    self.init(configuration, origins: origins, reader: IngestReader.read)
  }

  init(
    _ configuration: Configuration, origins: RollingOrigins, reader: @escaping IngestStage.Reader
  ) {
    self.configuration = configuration
    self.origins = origins
    self.reader = reader
    levels = configuration.projection.levels
  }
}

/// What a backtest of a pipeline found.
public struct PipelineBacktestResult: Sendable {
  /// The scores of all series.
  public var scores: PanelBacktest
  /// Each series with its forecasts, in order.
  public var series: [SeriesBacktest] = []
  /// Series without any score, each with its reason.
  public var problems: [PanelProblem] = []
  /// Forecasts that could not be made, one line a series and candidate.
  public var failures: [PanelProblem] = []
  /// Origins of single series before which too little was known.
  public var earlyOrigins = 0
  /// Accepted statements about the series without a date of publication, which no vintage has.
  public var undated = 0
  /// How many statements about the series there are in all.
  public var statements = 0
  /// What is to be said of the run.
  public var notices: [Diagnostic] = []
}

extension PipelineBacktest {
  /// Runs the backtest.
  ///
  /// - Parameter onForecast: called for each forecast with how many there are.
  /// - Throws: `.rejected` with every problem of the data, the selection or the store; `.cancelled`.
  public func run(
    onForecast: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(RunError) -> PipelineBacktestResult {
    let past = PastData(configuration, reader: reader)
    let latest = try rejected { () throws(Rejection) in try past.latest() }
    let names = try rejected { () throws(Rejection) in try selected(among: latest) }
    var result = PipelineBacktestResult(
      scores: PanelBacktest(
        models: candidates.map(\.label), horizon: origins.horizon, levels: levels.count))
    var subjects: [PastSubject] = []
    for row in latest.series where names.contains(row.name) {
      do throws(NoFit) {
        subjects.append(try PastSubject(row, origins, against: against))
      } catch {
        result.problems.append(PanelProblem(series: row.name, reason: error.reason))
      }
    }
    let known = try await past.read(subjects.flatMap(\.origins), jobs: jobs)
    var work: [PastJob] = []
    for subject in subjects {
      work += subject.jobs(candidates, configuration, known, origins)
    }
    let session = try StoreSession(configuration, purpose: "backtest")
    result.notices += session.notices
    let forecasts = try await session.closing { store, run throws(RunError) in
      var done = 0
      return try await PastForecasts(store: store, run: run, jobs: jobs).results(of: work) {
        done += 1
        onForecast(done, work.count)
      }
    }
    var next = forecasts[...]
    for subject in subjects {
      let count = subject.origins.count * candidates.count
      score(subject, Array(next.prefix(count)), into: &result)
      next = next.dropFirst(count)
    }
    countStatements(of: subjects, latest, into: &result)
    return result
  }

  private func score(
    _ subject: PastSubject, _ forecasts: [PastForecast], into result: inout PipelineBacktestResult
  ) {
    let scored = ScoredPast(
      subject, forecasts, models: candidates.map(\.label), origins, Scoring(levels: levels))
    result.earlyOrigins += scored.earlyOrigins
    result.failures += scored.failures
    if scored.backtest.forecasts.isEmpty {
      result.problems.append(PanelProblem(series: subject.name, reason: scored.reason))
      return
    }
    result.scores.add(scored.backtest)
    result.series.append(scored.backtest)
  }

  /// The series that are asked for; those without anything to score keep their reason.
  private func selected(among latest: IngestedData) throws(Rejection) -> Set<String> {
    var problems: [Diagnostic] = []
    let all = latest.series.map(\.name)
    let names = Selection(selection).names(among: all, &problems)
    if !problems.isEmpty { throw Rejection(problems) }
    return Set(names)
  }

  private func countStatements(
    of subjects: [PastSubject], _ latest: IngestedData, into result: inout PipelineBacktestResult
  ) {
    guard configuration.hasStatements else { return }
    let gathered = DataGatherer(configuration).data
    for subject in subjects where subject.isStated {
      let indicator = latest[subject.name]?.indicator ?? subject.name
      let statements = gathered.statements(about: indicator).filter(\.isEvidence)
      result.statements += statements.count
      result.undated += statements.count { $0.published == nil }
    }
  }
}

extension RollingOrigins {
  /// How many of the last periods are fitted to; nil for all.
  var sliding: Int? { if case .sliding(let count) = training { count } else { nil } }
}

/// A problem of data or store ends a run.
func rejected<Value>(_ body: () throws(Rejection) -> Value) throws(RunError) -> Value {
  do throws(Rejection) {
    return try body()
  } catch {
    throw .rejected(error)
  }
}
