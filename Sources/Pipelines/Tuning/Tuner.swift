import Evaluation
import Forecasting
import OrderedCollections
import TimeSeries

/// Searches settings of a pipeline's series by backtests, as `tune:` says.
///
/// Candidates are tried in rounds that depend on scores alone, so that the number of tasks changes
/// nothing; every forecast is in the store as soon as it is made, and a search that was interrupted
/// goes on where it stopped.
public struct Tuner: Sendable {
  /// The pipeline, read without its lock.
  public let configuration: Configuration
  /// How many forecasts are made at once.
  public var jobs = 1
  /// Names or patterns of the series to tune; empty for all of `tune:`.
  public var selection: [String] = []
  /// Whether the lock file is written.
  public var writesLock = true

  let reader: IngestStage.Reader

  /// A tuner of a pipeline.
  ///
  /// - Parameter configuration: loaded with `usesLock: false`.
  public init(_ configuration: Configuration) {
    self.init(configuration, reader: IngestReader.read)
  }

  init(_ configuration: Configuration, reader: @escaping IngestStage.Reader) {
    self.configuration = configuration
    self.reader = reader
  }

  /// What a search tells while it works.
  public enum Event: Sendable {
    /// A search begins, of at most so many candidates.
    case began(series: [String], trials: Int)
    /// Candidates have been tried; the best score so far.
    case tried(Int, best: Double)
    /// One more forecast of the present round has been made.
    case forecast
  }

  /// Searches, and writes what is chosen into the lock file.
  ///
  /// - Throws: `.rejected` with every problem of the data, the selection, the store or the lock file;
  ///   `.cancelled`, and what was finished is in the store.
  public func run(
    onEvent: (Event) -> Void = { _ in }
  ) async throws(RunError) -> TuningResult {
    guard !configuration.tune.isEmpty else {
      throw .rejected(Rejection([.nothingToTune(configuration.file)]))
    }
    var cache = PastCache(configuration, reader: reader, jobs: jobs)
    let latest = try rejected { () throws(Rejection) in try reader(configuration) }
    let wanted = try rejected { () throws(Rejection) in
      var problems: [Diagnostic] = []
      let all = configuration.tune.flatMap(\.series)
      let names = Selection(selection).names(among: all, &problems)
      if !problems.isEmpty { throw Rejection(problems) }
      return Set(names)
    }
    let session = try StoreSession(configuration, purpose: "tune")
    var result = TuningResult()
    result.notices = session.notices
    var locked: [LockedChoice] = []
    try await session.closing { store, run throws(RunError) in
      let forecasts = PastForecasts(store: store, run: run, jobs: jobs)
      for entry in configuration.tune {
        let names = entry.series.filter(wanted.contains)
        let groups = entry.sharing == .shared ? [names] : names.map { [$0] }
        for group in groups where !group.isEmpty {
          do throws(StudyFailure) {
            var study = try Study(entry, group, configuration, latest)
            let found = try await study.run(forecasts, &cache, onEvent)
            result.studies.append(found.study)
            locked += found.locked
          } catch {
            switch error {
            case .series(let problems): result.problems += problems
            case .run(let error): throw error
            }
          }
        }
      }
    }
    if writesLock, !locked.isEmpty {
      result.lockFile = try rejected { () throws(Rejection) in
        try rejecting { () throws(Diagnostic) in try TuneLock.write(locked, for: configuration) }
      }
    }
    return result
  }
}

/// Why a search came to nothing.
enum StudyFailure: Error {
  /// Its series cannot be tuned.
  case series([PanelProblem])
  /// The whole run ends.
  case run(RunError)
}

/// Data as they were at past times, for the links and first years that candidates ask for.
struct PastCache {
  private let configuration: Configuration
  private let reader: IngestStage.Reader
  private let jobs: Int
  private var known: [Key: IngestedData] = [:]

  private struct Key: Hashable {
    let origin: Origin
    /// What decides how the series is read, where it is not what the pipeline has.
    let series: String?
    let link: Link?
    let from: Int?
  }

  init(_ configuration: Configuration, reader: @escaping IngestStage.Reader, jobs: Int) {
    self.configuration = configuration
    self.reader = reader
    self.jobs = jobs
  }

  /// The data at each origin, the series read as a choice has it.
  mutating func data(
    for series: String, _ choice: SeriesChoice, at origins: [Origin]
  ) async throws(RunError) -> [IngestedData] {
    let now = configuration.fit.series[series]
    let isPresent = now?.link == choice.link && now?.from == choice.from
    func key(_ origin: Origin) -> Key {
      isPresent
        ? Key(origin: origin, series: nil, link: nil, from: nil)
        : Key(origin: origin, series: series, link: choice.link, from: choice.from)
    }
    let missing = origins.filter { known[key($0)] == nil }
    if !missing.isEmpty {
      var configuration = configuration
      configuration.fit.series[series] = choice
      let read = try await PastData(configuration, reader: reader).read(missing, jobs: jobs)
      for (origin, data) in read { known[key(origin)] = data }
    }
    return origins.compactMap { known[key($0)] }
  }

  /// The data of today, the series read as a choice has it.
  func latest(for series: String, _ choice: SeriesChoice) throws(RunError) -> IngestedData {
    var configuration = configuration
    configuration.fit.series[series] = choice
    return try rejected { () throws(Rejection) in try reader(configuration) }
  }
}
