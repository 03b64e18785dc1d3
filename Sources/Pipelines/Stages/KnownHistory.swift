import Forecasting
import Statistics
import TimeSeries

/// What is known of a series' past: exactly, or as far as statements say.
indirect enum KnownHistory: Sendable {
  case exact(Series)
  case stated(StatedHistory)
  /// A formula over others, at least one of them uncertain.
  case derived(String, Arithmetic, [KnownHistory])

  /// Whether its draws differ.
  var isUncertain: Bool {
    switch self {
    case .exact: false
    case .stated, .derived: true
    }
  }

  /// So many joint draws; draw i of one series goes with draw i of every other.
  ///
  /// - Parameter end: where it ends earlier, statements are carried on to this period.
  /// - Throws: what the statements lack; `.undefinedTerm` where a formula has no finite value.
  func draws(_ count: Int, until end: Period, seed: UInt64) throws(FitError) -> [Series] {
    switch self {
    case .exact(let series): return Array(repeating: series, count: count)
    case .stated(let stated): return try stated.draws(count, until: end, seed: seed)
    case .derived(let name, let formula, let parts):
      var draws: [[Series]] = []
      for part in parts { draws.append(try part.draws(count, until: end, seed: seed)) }
      var results: [Series] = []
      for index in 0..<count {
        let trajectories = draws.map { part in
          Trajectory(name: part[index].name, history: part[index].gappy, paths: nil)
        }
        guard let history = try? formula.history(named: name, of: trajectories),
          let series = history.filledInside
        else { throw .undefinedTerm(formula.text, period: "\(end)") }
        results.append(series)
      }
      return results
    }
  }
}

/// The statements of a series with the model that infers its levels from them.
struct StatedHistory: Sendable {
  let name: String
  let evidence: Evidence
  let link: Link
  let model: LatentTrend

  /// All that draws depend on besides evidence, count and seed.
  var description: String {
    let settings = ModelChoice(model).settings.map { "\($0.key) \($0.text)" }
    return (settings + ["link \(link.text)"]).joined(separator: ", ")
  }

  /// Joint draws of all periods, and of later ones up to `end`.
  ///
  /// All random numbers come from the stream of the seed and the series' name; the past does not
  /// depend on how far draws go.
  ///
  /// - Parameter fit: the fit to the statements, where it is at hand: saves another inference.
  func draws(
    _ count: Int, until end: Period, seed: UInt64, from fit: Fit? = nil
  ) throws(FitError) -> [Series] {
    let start = evidence.start
    var draws: [Series] = []
    let ahead = max(0, evidence.end.distance(to: end))
    for values in try paths(count, over: ahead, seed: seed, from: fit) {
      do throws(SeriesError) {
        draws.append(try Series(name: name, start: start, values: values))
      } catch {
        throw .notRepresentable
      }
    }
    return draws
  }

  /// Joint paths of all periods of the evidence and of `horizon` later ones.
  func paths(
    _ count: Int, over horizon: Int, seed: UInt64, from fit: Fit? = nil
  ) throws(FitError) -> [[Double]] {
    var stream = RandomStream(seed: seed, name: name).substream("history")
    if let paths = try fit?.historyPaths(count, over: horizon, using: &stream) { return paths }
    return try Fit.historyPaths(
      count, over: horizon, by: model, of: evidence, link: link, using: &stream)
  }
}

extension Evidence {
  /// The items about years from one on; nil where none is left.
  func since(year: Int?) -> Evidence? {
    guard let year else { return self }
    return try? Evidence(name: name, items: items.filter { $0.quantity.first.year >= year })
  }
}
