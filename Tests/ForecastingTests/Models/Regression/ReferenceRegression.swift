import Foundation
import TestSupport
import TimeSeries

@testable import Forecasting

/// A fixture of `Datasets/Reference/statsmodels`: data, and what statsmodels answers.
struct ReferenceRegression: Decodable, Sendable {
  let dataset: String
  let start: String
  let columns: [String: [Double]]
  let fits: [Fit]

  struct Fit: Decodable, Sendable {
    let formula: String
    let standardErrors: String
    let bandwidth: Int?
    let weights: String?
    /// Rows at the end that the fit does not see.
    let ahead: Int
    let observations: Int
    let coefficients: [Coefficient]
    let sigma: Double
    let rSquared: Double
    let adjustedRSquared: Double
    let f: Double?
    let fP: Double?
    let logLikelihood: Double
    let aic: Double
    let bic: Double
    let durbinWatson: Double
    let jarqueBera: [Double]
    let breuschPagan: [Double]?
    let conditionNumber: Double?
    let varianceInflation: [Double]?
    let leverage: [Double]?
    let cooksDistance: [Double]?
    let standardizedResiduals: [Double]?
    let studentizedResiduals: [Double]?
    let prediction: [String: [Double]]?
  }

  struct Coefficient: Decodable, Sendable {
    let name: String
    let estimate: Double
    let standardError: Double
    let t: Double
    let p: Double
    let lower: Double
    let upper: Double
  }

  static let names = [
    "stackloss", "engel", "statecrime", "grunfeld", "strikes", "nile", "macrodata", "danish",
  ]

  init(named name: String) throws {
    let file = repositoryRoot.appending(path: "Datasets/Reference/statsmodels/\(name).json")
    self = try JSONDecoder().decode(ReferenceRegression.self, from: Data(contentsOf: file))
  }

  /// The columns as series, with all their values.
  var covariates: Covariates {
    get throws {
      Covariates(try columns.keys.sorted().map { try series(named: $0, leavingOut: 0) })
    }
  }

  /// One column, without the last rows.
  func series(named name: String, leavingOut ahead: Int) throws -> Series {
    guard let start = Period(start), let values = columns[name] else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return try Series(name: name, start: start, values: Array(values.dropLast(ahead)))
  }
}

extension ReferenceRegression.Fit {
  /// The model that the fit is of.
  var model: Regression {
    get throws {
      var model = Regression(try Formula(formula))
      model.weights = weights
      model.standardErrors = StandardErrors(rawValue: standardErrors) ?? .classical
      model.bandwidth = bandwidth
      return model
    }
  }

  var response: String {
    get throws { try Formula(formula).response.nameInTerms }
  }
}
