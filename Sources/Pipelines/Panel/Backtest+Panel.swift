public import Evaluation
import Forecasting
public import Tabular
public import TimeSeries

extension Backtest {
  /// Runs the backtest on the series of a table.
  ///
  /// - Parameters:
  ///   - entries: the series, good and bad.
  ///   - jobs: how many series are worked on at once.
  ///   - onSeries: takes what was found, series by series in the order of the table.
  /// - Returns: the scores of all series, and the series without any, each with its reason. A bad
  ///   series spares the others.
  /// - Throws: what `onSeries` throws, and `CancellationError`.
  public func run(
    on entries: [PanelEntry], jobs: Int,
    onSeries: (SeriesBacktest, PeriodNotation) throws -> Void
  ) async throws -> (scores: PanelBacktest, problems: [PanelProblem]) {
    var scores = PanelBacktest(
      models: models.map(\.label), horizon: origins.horizon,
      levels: scoring.levels.count)
    var problems: [PanelProblem] = []
    try await ConcurrentMap.inOrder(entries, jobs: jobs) { entry in
      (entry: entry, outcome: outcome(of: entry))
    } onNext: { done in
      switch done.outcome {
      case .success(let series):
        scores.add(series)
        try onSeries(series, done.entry.notation)
      case .failure(let problem): problems.append(problem)
      }
    }
    return (scores, problems)
  }

  /// Runs the backtest on one series of a table, on the calling thread.
  public func outcome(of entry: PanelEntry) -> Result<SeriesBacktest, PanelProblem> {
    func failed(_ reason: String) -> Result<SeriesBacktest, PanelProblem> {
      .failure(PanelProblem(series: entry.name, reason: reason))
    }
    do {
      let filled = try entry.outcome.get().filled(preferring: .identity).filled
      let covariates = Covariates(entry.regressors.compactMap(\.known))
      guard let result = run(on: filled.series, given: covariates) else {
        return failed(
          "\(filled.series.count) observations, \(origins.requiredObservations) needed for one "
            + "origin")
      }
      guard !result.forecasts.isEmpty else { return failed("no model could forecast it") }
      return .success(result)
    } catch let problem as SeriesProblem {
      return failed(Diagnostic.reason(of: problem))
    } catch {
      return failed("there is no observation")
    }
  }
}
