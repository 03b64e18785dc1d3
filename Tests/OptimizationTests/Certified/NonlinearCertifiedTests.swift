import Foundation
import Optimization
import TestSupport
import Testing

/// A set, its model, and the least digits found of parameters and of standard errors.
private struct Case: Sendable, CustomTestStringConvertible {
  let name: String
  let formula: NonlinearFormula
  let parameters: Double
  let standardErrors: Double
  var testDescription: String { name }

  init(_ name: String, _ formula: NonlinearFormula, _ parameters: Double, _ standardErrors: Double)
  {
    self.name = name
    self.formula = formula
    self.parameters = parameters
    self.standardErrors = standardErrors
  }
}

private let cases = [
  Case("Misra1a", .saturation, 10, 10), Case("Chwirut2", .chwirut, 10, 10),
  Case("Chwirut1", .chwirut, 10, 10), Case("Lanczos3", .lanczos, 10, 10),
  Case("Gauss1", .gauss, 10, 10), Case("Gauss2", .gauss, 10, 10), Case("DanWood", .danWood, 10, 10),
  Case("Misra1b", .misra1b, 10, 10), Case("Kirby2", .kirby, 10, 10), Case("Hahn1", .hahn, 10, 10),
  Case("Nelson", .nelson, 10, 10), Case("MGH17", .mgh17, 10, 10),
  Case("Lanczos1", .lanczos, 10, 10),
  Case("Lanczos2", .lanczos, 10, 10), Case("Gauss3", .gauss, 10, 10),
  Case("Misra1c", .misra1c, 10, 10),
  Case("Misra1d", .misra1d, 10, 10), Case("Roszman1", .roszman, 10, 10),
  Case("ENSO", .enso, 10, 10),
  Case("MGH09", .mgh09, 10, 10), Case("Thurber", .hahn, 10, 10),
  Case("BoxBOD", .saturation, 10, 10),
  Case("Rat42", .rat42, 10, 10), Case("MGH10", .mgh10, 10, 10), Case("Eckerle4", .eckerle, 10, 10),
  Case("Rat43", .rat43, 10, 10), Case("Bennett5", .bennett, 10, 10),
]

@Suite struct NonlinearCertifiedTests {
  @Test(arguments: cases, [1, 2])
  private func `certified figures are reached from both starts`(set: Case, start: Int) throws {
    let data = try NonlinearSet(set.name)
    let fit = LevenbergMarquardt(refinement: .extended)
      .minimize(NonlinearResiduals(set.formula, data), from: data.start(start))
    guard case .success(let minimum) = fit else {
      print(set.name, start, fit)
      Issue.record("\(fit)")
      return
    }
    let parameters = least(minimum.parameters, data.certified)
    let errors = least(minimum.standardErrors, data.standardErrors)
    let sum = correctDigits(
      minimum.sumOfSquares, certified: try #require(Double(data.residualSumOfSquares)))
    print(
      String(
        format:
          "%@ start %d: parameters %.1f, standard errors %.1f, sum of squares %.1f, %d evaluations",
        set.name.padding(toLength: 9, withPad: " ", startingAt: 0), start, parameters, errors, sum,
        minimum.evaluations))
    #expect(parameters >= set.parameters)
    #expect(errors >= set.standardErrors)
  }

  private func least(_ computed: [Double], _ certified: [Double]) -> Double {
    zip(computed, certified).map { correctDigits($0, certified: $1) }.min() ?? 0
  }
}
