import LinearAlgebra
import RealModule

/// The exact Gaussian likelihood of a regression whose errors follow uₜ = ρ·uₜ₋₁ + εₜ, as a function
/// of ρ alone.
///
/// For given ρ the transformed rows √(1 − ρ²)·x₁ and xₜ − ρ·xₜ₋₁ have independent errors, and β and
/// σ follow by least squares; what is left is a function of one variable.
///
/// > Source: Prais & Winsten (1954); Beach & MacKinnon (1978). The restricted form is Harville (1974).
struct AutocorrelationLikelihood: Sendable {
  let data: RegressionData
  /// The response in units of `data.unit`.
  private let response: [Double]
  /// Sums of squares below this are rounding errors.
  private let floor: Double

  init(_ data: RegressionData) {
    self.data = data
    response = data.response.map { $0 / data.unit }
    let rounding = 4 * (data.magnitude / data.unit).ulp
    floor = Double(data.count) * rounding * rounding
  }

  /// Least squares on the rows transformed by ρ.
  struct Point: Sendable {
    let rho: Double
    let leastSquares: LeastSquares
    let solution: LeastSquaresSolution
    /// u = y − Xβ, in units of the data's unit.
    let errors: [Double]
    /// The sum of squared innovations, at least that of rounding errors.
    let squares: Double
  }

  /// Solves for β at one ρ.
  ///
  /// - Throws: `.rankDeficient` and `.notFinite` as least squares does.
  /// - Complexity: O(n·p²).
  func point(_ rho: Double) throws(LinearAlgebraError) -> Point {
    var design = data.design
    let first = ((1 - rho) * (1 + rho)).squareRoot()
    for j in 0..<design.columns {
      design.withMutableColumn(j) { column in
        for t in (1..<column.count).reversed() { column[t] -= rho * column[t - 1] }
        column[0] *= first
      }
    }
    var transformed = response
    for t in (1..<response.count).reversed() { transformed[t] -= rho * transformed[t - 1] }
    transformed[0] *= first
    let leastSquares = try LeastSquares(design)
    let solution = try leastSquares.solve(transformed)
    let fitted = data.design * solution.coefficients
    return Point(
      rho: rho, leastSquares: leastSquares, solution: solution,
      errors: zip(response, fitted).map { $0 - $1 },
      squares: max(solution.residualSumOfSquares, floor))
  }

  /// Whether least squares without autocorrelation leaves no error at all.
  func isExact(_ point: Point) -> Bool { point.squares <= floor }

  /// The log-likelihood at its maximum over β and σ, but for a constant.
  func profile(_ point: Point) -> Double {
    0.5 * logOneMinusSquare(point.rho) - 0.5 * Double(data.count) * Double.log(point.squares)
  }

  /// The log-likelihood with β and σ integrated out, but for a constant: the restricted likelihood.
  ///
  /// It knows that coefficients were estimated, and so lacks the profile's bias towards ρ = 0.
  func restricted(_ point: Point) throws(LinearAlgebraError) -> Double {
    let r = try QR(point.leastSquares.design).r
    let logDeterminant = r.diagonal.reduce(0) { $0 + Double.log(abs($1)) }
    return 0.5 * logOneMinusSquare(point.rho) - logDeterminant
      - 0.5 * Double(data.count - data.columns.count) * Double.log(point.squares)
  }

  /// The derivative of ``profile(_:)`` by ρ.
  func score(_ point: Point) -> Double {
    let rho = point.rho
    let u = point.errors
    var derivative = -rho * u[0] * u[0]
    for t in 1..<u.count { derivative -= u[t - 1] * (u[t] - rho * u[t - 1]) }
    return -rho / ((1 - rho) * (1 + rho)) - Double(data.count) * derivative / point.squares
  }

  /// The Gaussian log-likelihood of a point in the unit of the response, constants included.
  func logLikelihood(_ point: Point) -> Double {
    let n = Double(data.count)
    return profile(point) - 0.5 * n * (Double.log(2 * .pi / n) + 1) - n * Double.log(data.unit)
  }

  private func logOneMinusSquare(_ rho: Double) -> Double {
    Double.log(onePlus: -rho) + Double.log(onePlus: rho)
  }
}
