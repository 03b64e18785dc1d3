import Foundation
import TestSupport
import Testing

/// Another program's Theta fits of yearly M3 series.
struct ThetaReference: Decodable {
  struct Entry: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let values: [Double]
    let alpha: Double
    let drift: Double?
    let theta: Double?
    let start: Double?
    let mean: [Double]
    var testDescription: String { id }
  }
  let series: [Entry]

  static func entries(_ name: String) throws -> [Entry] {
    let file = repositoryRoot.appending(path: "Datasets/Reference/forecast/\(name).json")
    return try JSONDecoder().decode(ThetaReference.self, from: Data(contentsOf: file)).series
  }

  /// The dynamic model's squared errors from the fourth on, from its equations and sums over all
  /// observations anew in every period.
  static func dynamicSquares(
    _ y: [Double], alpha: Double, weight: Double, start: Double
  ) -> Double {
    var level = start
    var decay = 1.0
    var squares = 0.0
    for t in y.indices {
      let (intercept, slope) = line(Array(y[..<t]))
      let forecast =
        level + weight * (decay * intercept + (1 - decay * (1 - alpha)) / alpha * slope)
      if t >= 3 { squares += (y[t] - forecast) * (y[t] - forecast) }
      level = alpha * y[t] + (1 - alpha) * level
      decay *= 1 - alpha
    }
    return squares
  }

  /// Intercept and slope on 1, 2, ….
  static func line(_ y: [Double]) -> (Double, Double) {
    guard let first = y.first else { return (0, 0) }
    guard y.count > 1 else { return (first, 0) }
    let n = Double(y.count)
    let mean = y.reduce(0, +) / n
    var cross = 0.0
    var square = 0.0
    for (index, value) in y.enumerated() {
      let time = Double(index) - (n - 1) / 2
      cross += time * (value - mean)
      square += time * time
    }
    let slope = cross / square
    return (mean - slope * (n + 1) / 2, slope)
  }
}
