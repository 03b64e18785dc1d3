import LinearAlgebra
import RealModule
import Statistics

/// How the standard errors of a quantile regression are estimated.
///
/// Both are sandwiches τ(1 − τ)·D⁻¹XᵀX·D⁻¹ with D = Σ fᵢ·xᵢxᵢᵀ and fᵢ the density of an error at its
/// quantile, which need not be the same for all.
public enum QuantileStandardErrors: String, CaseIterable, Hashable, Sendable, SettingValue {
  /// Densities from residuals under a Gaussian kernel (Powell 1991).
  case powell
  /// Densities from the distance between two quantile regressions nearby (Hendricks & Koenker 1992).
  case nid
}

/// The covariance of a quantile regression's coefficients.
enum QuantileCovariance {
  /// F, p × p, with F·Fᵀ the covariance of the coefficients, in units of the data's unit.
  ///
  /// > Source: Koenker (2005), §3.4. Equal to `summary(rq(), se = "ker")` and `se = "nid"` of R's
  /// > quantreg.
  static func factor(
    _ kind: QuantileStandardErrors, of estimate: QuantileEstimate, _ data: RegressionData,
    _ factored: any FactoredDesign
  ) throws(FitError) -> Matrix {
    let root = factored.covarianceFactor
    let width = bandwidth(estimate.tau, observations: data.count)
    let densities =
      switch kind {
      case .powell: kernel(estimate, width)
      case .nid: try differences(estimate, data, factored, width)
      }
    guard let densities else { return 0 * root }
    var weighted = data.design * root
    for j in 0..<weighted.columns {
      for i in 0..<weighted.rows { weighted[i, j] *= densities[i].squareRoot() }
    }
    do {
      let bread = try LeastSquares(weighted).covarianceFactor
      let scale = (estimate.tau * (1 - estimate.tau)).squareRoot()
      return scale * (root * bread.timesTransposed(bread))
    } catch .rankDeficient {
      throw .unidentified(parameter: "density")
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// Hall and Sheather's half-width on the scale of probabilities, inside (0, 1) around τ.
  ///
  /// > Source: Hall & Sheather (1988), for tests at 5 %.
  static func bandwidth(_ tau: Double, observations: Int) -> Double {
    let x = Normal.standard.quantile(tau)
    let f = Normal.standard.density(x)
    let n = Double(observations)
    var width =
      Double.pow(n, -1.0 / 3) * Double.pow(-Normal.standard.quantile(0.025), 2.0 / 3)
      * Double.pow(1.5 * f * f / (2 * x * x + 1), 1.0 / 3)
    while tau - width <= 0 || tau + width >= 1 { width /= 2 }
    return width
  }

  /// φ(r/h)/h; nil where no residual is left.
  private static func kernel(_ estimate: QuantileEstimate, _ width: Double) -> [Double]? {
    let residuals = estimate.residuals
    let n = Double(residuals.count)
    let mean = residuals.reduce(0) { $0 + $1 / n }
    let squares = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / (n - 1)).squareRoot()
    let sample = EmpiricalDistribution(residuals)
    let quartiles = (sample.quantile(0.75) - sample.quantile(0.25)) / 1.34
    // Quartiles coincide where most residuals are equal; what is left is the deviation.
    let spread = quartiles > 0 ? min(deviation, quartiles) : deviation
    guard spread > 0 else { return nil }
    let reach =
      (Normal.standard.quantile(estimate.tau + width)
        - Normal.standard.quantile(estimate.tau - width)) * spread
    return residuals.map { Normal.standard.density($0 / reach) / reach }
  }

  /// 2h/(xᵀ(β(τ + h) − β(τ − h))), 0 where the lines cross; nil where they are one.
  private static func differences(
    _ estimate: QuantileEstimate, _ data: RegressionData, _ factored: any FactoredDesign,
    _ width: Double
  ) throws(FitError) -> [Double]? {
    let above = try QuantileEstimate(data, factored, tau: estimate.tau + width)
    let below = try QuantileEstimate(data, factored, tau: estimate.tau - width)
    // Residuals are exact, and their difference is that of the lines.
    let distances = zip(below.residuals, above.residuals).map { $0 - $1 }
    guard distances.contains(where: { $0 != 0 }) else { return nil }
    let rounding = 1e-13
    return distances.map { $0 > rounding ? 2 * width / $0 : 0 }
  }
}
