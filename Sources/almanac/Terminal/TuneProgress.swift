import Pipelines

/// Progress of a search: one line that is overwritten on a terminal, nothing elsewhere.
final class TuneProgress {
  private let line = ForecastProgress("tune")
  private var series = ""
  private var trials = 0
  private var tried = 0
  private var best = Double.nan
  private var forecasts = 0

  /// Shows what an event tells.
  func show(_ event: Tuner.Event) {
    switch event {
    case .began(let names, let most):
      (series, trials) = (names.joined(separator: ", "), most)
      (tried, best, forecasts) = (0, .nan, 0)
    case .tried(let count, let score): (tried, best) = (count, score)
    case .forecast: forecasts += 1
    }
    let score = best.isNaN ? "" : ", best \(best)"
    line.show(
      "tune \(series): \(tried) of at most \(trials) candidates\(score), \(forecasts) forecasts")
  }

  /// Removes the line.
  func end() { line.end() }
}
