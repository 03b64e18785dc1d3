import LinearAlgebra
import TimeSeries

/// Why equations cannot be brought to hold.
enum ReconciliationFailure: Error, Sendable {
  case noForecast(String, String)
  case noFigure(String, Period)
  case rank(String)
  case circle
  case frequencies
  case nothingAhead
  case nothingFree
  case algebra(LinearAlgebraError)

  var words: String {
    switch self {
    case .noForecast(let name, let reason): "'\(name)' has no forecast: \(reason)"
    case .noFigure(let name, let period): "'\(name)' has no figure for \(period)"
    case .rank(let name): "'\(name)' is a rank, and ranks do not add up"
    case .circle: "one of the series needs itself, through others"
    case .frequencies: "the series have periods of different length"
    case .nothingAhead: "all of the series are known to the end"
    case .nothingFree: "every figure is known, judged or assumed"
    case .algebra(.dependentConstraints):
      "the equations repeat one another, or leave nothing free that could be moved"
    case .algebra(.noConvergence): "no figures near the forecasts satisfy the equations"
    case .algebra(.notPositiveDefinite): "the errors of the forecasts have no spread"
    case .algebra: "the figures leave the range of numbers"
    }
  }
}
