import LinearAlgebra
import Optimization

/// The uncertainty of the last state and of φ that estimation leaves, by the delta method.
///
/// The errors' exact derivatives J by smoothing parameters and initial states give the posterior
/// precision (JᵀJ + σ²P)/σ², where P holds the precisions of flat priors over the region of the
/// smoothing parameters: a parameter that the data say nothing of is no worse known than by its
/// region. A QR factorisation of J over σP^½ gives the factor of the covariance.
struct ETSUncertainty: Sendable, Hashable, Codable {
  /// Level, slope and damping at the end of the series, times independent normals, in units of σ.
  let level: [Double]
  let slope: [Double]
  let phi: [Double]
  /// Standard errors in units of σ: smoothing parameters of the form, then initial states.
  let deviations: [Double]

  /// - Complexity: O(n·k²) for k coefficients.
  init(_ estimate: ETSEstimate, _ values: [Double], sigma: Double) throws(LinearAlgebraError) {
    let form = estimate.form
    let smoothing = form.smoothingCount
    let count = smoothing + form.states
    func seed(_ value: Double, _ index: Int, _ applies: Bool) -> Dual {
      var tangents = SIMD8<Double>.zero
      if applies { tangents[index] = 1 }
      return Dual(value, tangents: tangents)
    }
    let alpha = seed(estimate.parameters.alpha, 0, true)
    let beta = seed(estimate.parameters.beta, 1, form.hasSlope)
    let damping = seed(estimate.parameters.phi, 2, form.isDamped)
    var state = ETSState(
      level: seed(estimate.level, smoothing, true),
      slope: seed(estimate.slope, smoothing + 1, form.hasSlope))
    var design = Matrix(rows: values.count + smoothing, columns: count)
    for t in values.indices {
      let (mean, error) = state.advance(over: values[t], alpha: alpha, beta: beta, phi: damping)
      let residual = form.isRelative ? error / mean : error
      for j in 0..<count { design[t, j] = residual.tangents[j] }
    }
    let widths = [
      1, estimate.parameters.alpha,
      ETSRegion.phiRange.upperBound - ETSRegion.phiRange.lowerBound,
    ]
    for j in 0..<smoothing {
      design[values.count + j, j] = sigma * Double(12).squareRoot() / widths[j]
    }
    let r = try QR(design).r
    func factor(_ tangents: SIMD8<Double>) -> [Double] {
      // Rᵀa = tangents.
      var a = [Double](repeating: 0, count: count)
      for i in 0..<count {
        var rest = tangents[i]
        for j in 0..<i { rest -= r[j, i] * a[j] }
        a[i] = abs(r[i, i]) > 1e-12 ? rest / r[i, i] : 0
      }
      return a
    }
    level = factor(state.level.tangents)
    slope = factor(state.slope.tangents)
    phi = factor(damping.tangents)
    deviations = (0..<count).map { index in
      var unit = SIMD8<Double>.zero
      unit[index] = 1
      return factor(unit).reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
  }
}
