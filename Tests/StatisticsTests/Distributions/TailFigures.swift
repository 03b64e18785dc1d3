import ExtendedPrecision
import Foundation
import Statistics
import TestSupport

/// Density and both tails at one point, to 25 digits (`Datasets/Reference/distributions/tails.csv`).
struct TailFigures: Sendable {
  let distribution: any ContinuousDistribution
  let label: String
  let x: Double
  let density: DoubleDouble
  let lower: DoubleDouble
  let upper: DoubleDouble

  static func all(_ name: String) throws -> [TailFigures] {
    let file = repositoryRoot.appending(path: "Datasets/Reference/distributions/tails.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix(name + ",") }
      .compactMap(TailFigures.init)
  }

  private init?(_ line: Substring) {
    let fields = line.split(separator: ",")
    let exact = fields.dropFirst(4).compactMap { DoubleDouble(decimal: $0) }
    guard exact.count == 3, let first = Double(fields[1]), let second = Double(fields[2]),
      let x = Double(fields[3])
    else { return nil }
    switch fields[0] {
    case "normal": distribution = Normal(mean: first, standardDeviation: second)
    case "t": distribution = StudentT(degreesOfFreedom: first)
    case "gamma": distribution = Gamma(shape: first, scale: second)
    case "f": distribution = FDistribution(numerator: first, denominator: second)
    default: return nil
    }
    label = String(line.prefix { $0 != "\n" }.prefix(40))
    self.x = x
    (density, lower, upper) = (exact[0], exact[1], exact[2])
  }
}

/// Leading digits of `computed` that agree with a figure known to more than double precision.
///
/// Subnormal figures count as found where the computed one is equally far down.
func digits(_ computed: Double, _ exact: DoubleDouble) -> Double {
  if exact.magnitude.high < 1e-305 { return computed.magnitude < 1e-304 ? 17 : 0 }
  let error = ((exact - computed) / exact).magnitude.high
  return error == 0 ? 17 : min(17, -log10(error))
}
