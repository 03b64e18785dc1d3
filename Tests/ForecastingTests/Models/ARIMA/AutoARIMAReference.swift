import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// What R's `auto.arima` chooses, the tests that it asks, and regressions with ARIMA errors.
struct AutoARIMAReference: Decodable {
  struct Observations: Decodable, Sendable {
    let frequency: Int
    let values: [Double]
  }
  struct Choice: Decodable, Sendable, CustomTestStringConvertible {
    let series: String
    let test: String
    let order: [Int]
    let seasonal: [Int]
    let constant: Bool
    let aicc: Double
    var testDescription: String { "\(series) by \(test)" }
  }
  struct Tests: Decodable, Sendable, CustomTestStringConvertible {
    let series: String
    let adf: Double
    let adfDifferences: Int
    let kpssDifferences: Int
    let strength: Double?
    let ocsb: Double?
    let ocsbCritical: Double?
    var testDescription: String { series }
  }
  struct Regression: Decodable, Sendable, CustomTestStringConvertible {
    let series: String
    let order: [Int]
    let seasonal: [Int]
    let constant: Bool
    let regressors: [String: [Double]]
    let names: [String]
    let coefficients: [Double]
    let errors: [Double]
    let logLikelihood: Double
    var testDescription: String { "\(series) \(order)\(seasonal) on \(names.last ?? "")" }
  }
  let series: [String: Observations]
  let choices: [Choice]
  let tests: [Tests]
  let regressions: [Regression]

  static let shared = Result {
    let file = repositoryRoot.appending(path: "Datasets/Reference/forecast/auto-arima.json")
    return try JSONDecoder().decode(AutoARIMAReference.self, from: Data(contentsOf: file))
  }

  static func start(frequency: Int) -> Period {
    switch frequency {
    case 12: .month(1, of: 1949)
    case 4: .quarter(1, of: 1960)
    default: .year(1900)
    }
  }

  static func series(_ name: String) throws -> Series {
    let given = try #require(shared.get().series[name])
    return try Series(name: name, start: start(frequency: given.frequency), values: given.values)
  }
}
