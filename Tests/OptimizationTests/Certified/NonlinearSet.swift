import ExtendedPrecision
import Foundation
import TestSupport

/// One nonlinear set of NIST's Statistical Reference Datasets (`Datasets/Certified/nonlinear`).
struct NonlinearSet: Decodable, Sendable {
  struct Parameter: Decodable, Sendable {
    let start1: String
    let start2: String
    let certified: String
    let standardError: String
  }

  let name: String
  let parameters: [Parameter]
  let residualSumOfSquares: String
  let y: [String]
  let x: [[String]]

  init(_ name: String) throws {
    let file = repositoryRoot.appending(path: "Datasets/Certified/nonlinear/\(name).json")
    self = try JSONDecoder().decode(NonlinearSet.self, from: Data(contentsOf: file))
  }

  func start(_ number: Int) -> [Double] {
    parameters.compactMap { Double(number == 1 ? $0.start1 : $0.start2) }
  }

  var certified: [Double] { parameters.compactMap { Double($0.certified) } }
  var standardErrors: [Double] { parameters.compactMap { Double($0.standardError) } }

  /// The response and the predictors, as printed.
  var exactResponse: [DoubleDouble] { y.compactMap { DoubleDouble(decimal: $0) } }
  var exactPredictors: [[DoubleDouble]] {
    x.map { $0.compactMap { DoubleDouble(decimal: $0) } }
  }
}
