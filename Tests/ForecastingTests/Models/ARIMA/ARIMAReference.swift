import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Fits of R's `arima` by maximum likelihood.
struct ARIMAReference: Decodable {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let series: String
    let frequency: Int
    let order: [Int]
    let seasonal: [Int]
    let constant: Bool
    let names: [String]
    let coefficients: [Double]
    let logLikelihood: Double
    let aicc: Double
    let sigma: Double
    let mean: [Double]
    /// Without the uncertainty of estimates.
    let deviation: [Double]

    var testDescription: String { "\(series) \(order)\(seasonal)" }

    func fitted() throws -> ARIMA.Fitted {
      let model = ARIMA(
        order[0], order[1], order[2], seasonal: frequency > 1 ? seasonal : nil,
        constant: constant ? .included : .excluded)
      let start: Period =
        switch frequency {
        case 12: .month(1, of: 1949)
        case 4: .quarter(1, of: 1960)
        default: .year(1900)
        }
      let values = try #require(ARIMAReference.shared.get().series[series])
      return try model.fit(
        Series(name: series, start: start, values: values), given: .none)
    }
  }
  let series: [String: [Double]]
  let cases: [Case]

  static let shared = Result {
    let file = repositoryRoot.appending(path: "Datasets/Reference/forecast/arima-ml.json")
    return try JSONDecoder().decode(ARIMAReference.self, from: Data(contentsOf: file))
  }
}
