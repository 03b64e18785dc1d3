/// Means and variances of the periods ahead for given parameters and states.
///
/// yₙ₊ₕ = μₕ + eₕ + Σ cⱼeₕ₋ⱼ with cⱼ = α + β(φ + … + φʲ). Relative errors are eₕ = mₕεₕ with mₕ the mean
/// given the periods before: uncorrelated, of variance σ²θₕ, θₕ = μₕ² + σ² Σ cⱼ²θₕ₋ⱼ.
///
/// > Source: Hyndman et al. (2008), §6.1, equation 6.1, and §6.3, equation 6.13.
struct ETSPath: Sendable {
  let means: [Double]
  /// Standard deviations of the errors eₕ in units of σ.
  let spreads: [Double]
  /// The factors c₁, c₂, … of an error in the periods after its own.
  let responses: [Double]
  /// Variances of the observations in units of σ², parameters and states given.
  let variances: [Double]
  /// What the slope and φ move the means by.
  private let slopeWeights: [Double]
  private let phiWeights: [Double]

  init(_ fitted: ETS.Fitted, _ horizon: Int) {
    let (alpha, beta, phi) = (fitted.smoothing.alpha, fitted.smoothing.beta, fitted.smoothing.phi)
    let sigma = fitted.errors.sigma
    var means: [Double] = []
    var spreads: [Double] = []
    var responses: [Double] = []
    var variances: [Double] = []
    var slopeWeights: [Double] = []
    var phiWeights: [Double] = []
    var (power, powerSlope, sum, sumSlope) = (1.0, 0.0, 0.0, 0.0)
    for h in 0..<horizon {
      powerSlope = power + phi * powerSlope
      power *= phi
      sum += power
      sumSlope += powerSlope
      slopeWeights.append(sum)
      phiWeights.append(sumSlope * fitted.slope)
      means.append(fitted.level + sum * fitted.slope)
      var past = 0.0
      for j in 0..<h {
        let c = responses[h - 1 - j] * spreads[j]
        past += c * c
      }
      let theta =
        fitted.form.isRelative ? means[h] * means[h] + sigma * sigma * past : 1
      spreads.append(theta.squareRoot())
      variances.append(theta + past)
      responses.append(alpha + beta * sum)
    }
    self.means = means
    self.spreads = spreads
    self.responses = responses
    self.variances = variances
    self.slopeWeights = slopeWeights
    self.phiWeights = phiWeights
  }

  /// What one normal of the uncertain parameters and states moves step h by, in units of σ.
  func stateFactor(_ h: Int, _ index: Int, _ uncertainty: ETSUncertainty) -> Double {
    uncertainty.level[index] + slopeWeights[h] * uncertainty.slope[index]
      + phiWeights[h] * uncertainty.phi[index]
  }

  /// The variance of step h that uncertain parameters and states add, in units of σ².
  func stateVariance(_ h: Int, _ uncertainty: ETSUncertainty) -> Double {
    uncertainty.level.indices.reduce(0) { sum, index in
      let factor = stateFactor(h, index, uncertainty)
      return sum + factor * factor
    }
  }
}
