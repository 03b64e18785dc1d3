import Foundation
import TestSupport
import Testing

@testable import Forecasting

/// R's estimates, likelihoods and forecasts of forms of exponential smoothing; see the file's source.
struct ETSFormReference: Decodable {
  struct Data: Decodable, Sendable {
    let frequency: Int
    let values: [Double]
  }
  struct Fit: Decodable, Sendable, CustomTestStringConvertible {
    let data: String
    let form: String
    let alpha: Double
    let beta: Double?
    let gamma: Double?
    let phi: Double?
    let level: Double
    let slope: Double?
    let seasons: [Double]?
    let logLikelihood: Double
    let aicc: Double
    let sigma2: Double
    let means: [Double]
    let upper: [Double]?
    var testDescription: String { "\(form) \(data)" }
  }
  let data: [String: Data]
  let fits: [Fit]

  static func read() throws -> ETSFormReference {
    let file = repositoryRoot.appending(path: "Datasets/Reference/forecast/ets-forms.json")
    return try JSONDecoder().decode(ETSFormReference.self, from: .init(contentsOf: file))
  }
}

extension ETSFormReference.Fit {
  private static let trends: [String: ETSTrend] = [
    "N": .none, "A": .additive, "Ad": .damped, "M": .multiplicative, "Md": .multiplicativeDamped,
  ]
  private static let seasons: [Character: ETSSeason] = [
    "N": .none, "A": .additive, "M": .multiplicative,
  ]

  /// The model that is asked for this form.
  func model() throws -> ETS {
    ETS(
      error: form.hasPrefix("A") ? .additive : .multiplicative,
      trend: try #require(Self.trends[String(form.dropFirst().dropLast())]),
      season: try #require(form.last.flatMap { Self.seasons[$0] }))
  }

  /// R's estimates as an estimate of this form.
  func estimate(_ data: ETSFormReference.Data) throws -> ETSEstimate {
    let model = try model()
    let form = ETSForm(
      isRelative: model.error == .multiplicative, trend: model.trend, season: model.season,
      seasonLength: data.frequency)
    let initial = ETSState(level: level, slope: slope ?? 0, seasons: seasons ?? [])
    let weights = ETSWeights(alpha: alpha, beta: beta ?? 0, gamma: gamma ?? 0, phi: phi ?? 1)
    var state = initial
    var (squares, logs) = (0.0, 0.0)
    for (t, y) in data.values.enumerated() {
      let (mean, error) = state.advance(over: y, at: t, form, weights)
      squares += form.isRelative ? error / mean * (error / mean) : error * error
      // R's optimum may pass through a mean below zero.
      if form.isRelative { logs += log(abs(mean)) }
    }
    let value = -Double(data.values.count) / 2 * log(squares) - logs
    return ETSEstimate(
      form: form, weights: weights, initial: initial, sumOfSquares: squares, logLikelihood: value)
  }
}
