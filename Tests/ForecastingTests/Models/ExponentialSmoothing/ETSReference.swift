import Foundation
import TestSupport
import Testing

/// R's choice of an exponential smoothing form for yearly M3 series, with its likelihood.
struct ETSReference: Decodable {
  struct Entry: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let values: [Double]
    let form: String
    let logLikelihood: Double
    let aicc: Double
    var testDescription: String { "\(id) \(form)" }

    var isRelative: Bool { form.hasPrefix("ETS(M") }
    /// N, A or Ad.
    var trend: String { String(form.dropLast().split(separator: ",")[1]) }
  }
  let series: [Entry]

  static func entries() throws -> [Entry] {
    let file = repositoryRoot.appending(path: "Datasets/Reference/forecast/ets-m3.json")
    return try JSONDecoder().decode(ETSReference.self, from: Data(contentsOf: file)).series
  }

  /// −n/2 ln Σe² − Σ ln μ of relative errors, from the defining equations.
  static func logLikelihood(
    _ y: [Double], isRelative: Bool, alpha: Double, beta: Double, phi: Double, level: Double,
    slope: Double
  ) -> Double {
    var (level, slope, squares, logs) = (level, slope, 0.0, 0.0)
    for value in y {
      let mean = level + phi * slope
      let error = value - mean
      squares += isRelative ? error / mean * (error / mean) : error * error
      if isRelative { logs += log(abs(mean)) }
      slope = phi * slope + beta * error
      level = mean + alpha * error
    }
    return -Double(y.count) / 2 * log(squares) - logs
  }
}
