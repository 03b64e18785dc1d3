import Foundation
import LinearAlgebra
import TestSupport
import Testing

@testable import Forecasting

/// Reconciliations by 50-digit arithmetic in the form with bottom series, and by hierarchicalforecast;
/// see Datasets/Reference/reconciliation/generate.py.
private struct ReconciliationCase: Decodable, CustomTestStringConvertible {
  let name: String
  let constraints: [[Double]]
  let errors: [[Double]]
  let base: [Double]
  let shrinkage: Double
  let covariance: [[Double]]
  let reconciled: [Double]

  var testDescription: String { name }

  static let all: [ReconciliationCase] = {
    struct Document: Decodable { let cases: [ReconciliationCase] }
    let file = repositoryRoot.appending(
      path: "Datasets/Reference/reconciliation/reconciliation.json")
    guard let data = try? Data(contentsOf: file),
      let document = try? JSONDecoder().decode(Document.self, from: data)
    else { return [] }
    return document.cases
  }()
}

@Suite struct MinimumTraceTests {
  @Test func `there are reference cases`() { #expect(ReconciliationCase.all.count == 3) }

  @Test(arguments: ReconciliationCase.all)
  fileprivate func `shrinkage, covariance and figures are those of the reference`(
    reference: ReconciliationCase
  ) throws {
    let shrunk = try ShrunkCovariance(Matrix(rows: reference.errors))
    #expect(abs(shrunk.shrinkage - reference.shrinkage) < 1e-12)
    #expect(shrunk.observations == reference.errors.count)
    for (j, row) in reference.covariance.enumerated() {
      for (k, value) in row.enumerated() {
        #expect(correctDigits(shrunk.covariance[j, k], certified: value) > 11)
      }
    }
    let constraints = Matrix(rows: reference.constraints)
    let trace = try MinimumTrace(constraints, weights: ErrorWeights(shrunk.covariance))
    let found = trace.reconciled(reference.base)
    for (value, certified) in zip(found, reference.reconciled) {
      #expect(correctDigits(value, certified: certified) > 11)
    }
    for gap in constraints * found { #expect(abs(gap) < 1e-12 * reference.base[0]) }
  }

  @Test(arguments: ReconciliationCase.all)
  fileprivate func `coherent forecasts stay, and reconciling twice is reconciling once`(
    reference: ReconciliationCase
  ) throws {
    let trace = try MinimumTrace(
      Matrix(rows: reference.constraints),
      weights: ErrorWeights(Matrix(rows: reference.covariance)))
    let once = trace.reconciled(reference.base)
    for (a, b) in zip(once, trace.reconciled(once)) { #expect(abs(a - b) <= 1e-13 * abs(a)) }
  }

  @Test(arguments: [1e-9, 3.7, 1e12])
  func `a unit changes nothing but the unit`(unit: Double) throws {
    let reference = try #require(ReconciliationCase.all.first)
    let errors = Matrix(rows: reference.errors)
    let constraints = Matrix(rows: reference.constraints)
    let other = try ShrunkCovariance(unit * errors)
    #expect(abs(other.shrinkage - reference.shrinkage) < 1e-12)
    let found = try MinimumTrace(constraints, weights: ErrorWeights(other.covariance))
      .reconciled(reference.base.map { unit * $0 })
    for (value, certified) in zip(found, reference.reconciled) {
      #expect(correctDigits(value / unit, certified: certified) > 11)
    }
    // One equation in another unit than the others.
    let mixed = try MinimumTrace(
      unit * constraints, weights: ErrorWeights(Matrix(rows: reference.covariance))
    ).reconciled(reference.base)
    for (value, certified) in zip(mixed, reference.reconciled) {
      #expect(correctDigits(value, certified: certified) > 11)
    }
  }

  @Test func `held figures keep every bit and the others make up for them`() throws {
    let weights = try ErrorWeights(Matrix(diagonal: [4, 1, 3]), held: [0])
    let trace = try MinimumTrace(Matrix(rows: [[1, -1, -1]]), weights: weights)
    let found = trace.reconciled([10.1, 4, 5])
    #expect(found[0] == 10.1)
    // The gap of 1.1 goes to the parts by their variances.
    #expect(abs(found[1] - 4.275) < 1e-14 && abs(found[2] - 5.825) < 1e-14)
    #expect(weights.deviations == [0, 1, 3.0.squareRoot()])
  }

  @Test func `equations that repeat one another or hold nothing free are named`() throws {
    let weights = try ErrorWeights(.identity(3))
    let repeated = Matrix(rows: [[1, -1, -1], [2, -2, -2]])
    #expect(throws: LinearAlgebraError.dependentConstraints(indices: [1])) {
      try MinimumTrace(repeated, weights: weights)
    }
    let held = try ErrorWeights(.identity(3), held: [0, 1, 2])
    #expect(throws: LinearAlgebraError.dependentConstraints(indices: [0])) {
      try MinimumTrace(Matrix(rows: [[1, -1, -1]]), weights: held)
    }
  }

  @Test func `errors without spread have no covariance`() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) {
      try ShrunkCovariance(Matrix(rows: [[1, 0], [2, 0], [-1, 0]]))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 1)) {
      try ShrunkCovariance(Matrix(rows: [[1, 2]]))
    }
    #expect(throws: LinearAlgebraError.notFinite) {
      try ShrunkCovariance(Matrix(rows: [[1, .nan], [2, 1]]))
    }
  }
}

@Suite struct NearestCoherentTests {
  @Test func `the nearest point of a circle lies on the ray`() throws {
    let search = NearestCoherent(try ErrorWeights(.identity(2)))
    let point = try search.point(from: [3, 4]) { z in
      ([z[0] * z[0] + z[1] * z[1] - 1], Matrix(rows: [[2 * z[0], 2 * z[1]]]))
    }
    // Convergence is linear in the place and quadratic in the gap.
    #expect(abs(point[0] - 0.6) < 1e-6 && abs(point[1] - 0.8) < 1e-6)
    #expect(abs(point[0] * point[0] + point[1] * point[1] - 1) < 1e-12)
  }

  @Test func `linear equations give what minimum trace gives`() throws {
    let covariance = Matrix(rows: [[2, 0.5, 0], [0.5, 1, 0.2], [0, 0.2, 3]])
    let constraints = Matrix(rows: [[1, -1, -1]])
    let weights = try ErrorWeights(covariance)
    let direct = try MinimumTrace(constraints, weights: weights).reconciled([9, 4, 7])
    let searched = try NearestCoherent(weights).point(from: [9, 4, 7]) {
      (constraints * $0, constraints)
    }
    for (a, b) in zip(direct, searched) { #expect(abs(a - b) < 1e-14 * abs(a)) }
  }

  @Test func `a sum between logarithms holds to rounding and stays positive`() throws {
    // ln T = ln(exp a + exp b), from forecasts that are far from it.
    let search = NearestCoherent(try ErrorWeights(Matrix(diagonal: [0.04, 0.01, 0.09])))
    let point = try search.point(from: [log(5.0), log(90.0), log(0.2)]) { z in
      let sum = exp(z[1]) + exp(z[2])
      return (
        [z[0] - log(sum)], Matrix(rows: [[1, -exp(z[1]) / sum, -exp(z[2]) / sum]])
      )
    }
    let figures = point.map { exp($0) }
    #expect(figures.allSatisfy { $0 > 0 })
    #expect(abs(figures[0] / (figures[1] + figures[2]) - 1) < 1e-14)
    #expect(figures[0] > 5 && figures[1] < 90)
  }

  @Test func `equations without a solution end in an error`() throws {
    let search = NearestCoherent(try ErrorWeights(.identity(1)))
    #expect(throws: LinearAlgebraError.self) {
      try search.point(from: [0.5]) { z in
        ([z[0] * z[0] + 1], Matrix(rows: [[2 * z[0]]]))
      }
    }
  }
}
