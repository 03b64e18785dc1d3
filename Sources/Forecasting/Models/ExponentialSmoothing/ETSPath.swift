import RealModule

/// Means and variances of the periods ahead for given parameters and states.
///
/// yₙ₊ₕ = μₕ + eₕ + Σ cₕⱼeⱼ. In linear forms cₕⱼ = α + β(φ + … + φ^(h−j)), and γ where h − j is whole
/// seasons. Relative errors are eₕ = mₕεₕ with mₕ the mean given the periods before: uncorrelated, of
/// variance σ²θₕ, θₕ = μₕ² + σ² Σ cₕⱼ²θⱼ. Seasons that multiply have the moments of
/// ``ETSProductMoments``, which are exact; c is then of first order, and θ what the variance leaves.
///
/// > Source: Hyndman et al. (2008), §6.1, equation 6.1, and §6.3, equation 6.13.
struct ETSPath: Sendable {
  private(set) var means: [Double] = []
  /// Standard deviations of the errors eₕ in units of σ.
  private(set) var spreads: [Double] = []
  /// Variances of the observations in units of σ², parameters and states given.
  private(set) var variances: [Double] = []
  private var steps: [Step] = []
  private let form: ETSForm
  private let weights: ETSWeights<Double>

  /// A period's mean as level and slope make it, and its season.
  fileprivate struct Step {
    let base: Double
    let season: Double
    /// φ + … + φʰ, and its derivative by φ.
    let sum: Double
    let sumRate: Double
    /// What level, slope, season and φ move the mean by.
    let byLevel, bySlope, bySeason, byPhi: Double
  }

  init(_ fitted: ETS.Fitted, _ horizon: Int) {
    form = fitted.form
    weights = fitted.weights
    let state = fitted.state
    let phi = weights.phi
    var (power, powerRate, sum, sumRate) = (1.0, 0.0, 0.0, 0.0)
    for h in 0..<horizon {
      powerRate = power + phi * powerRate
      power *= phi
      sum += power
      sumRate += powerRate
      steps.append(
        Step(form, state, at: fitted.observations.count + h, sum: sum, sumRate: sumRate))
    }
    means = steps.map { step in
      switch form.season {
      case .none: step.base
      case .additive: step.base + step.season
      case .multiplicative: step.base * step.season
      }
    }
    if form.isRelative, form.season == .multiplicative, form.trend != .multiplicative {
      setProductMoments(fitted, horizon)
    } else {
      setLinearMoments(fitted.errors.sigma)
    }
  }

  private mutating func setLinearMoments(_ sigma: Double) {
    for h in steps.indices {
      let past = pastVariance(h)
      let theta = form.isRelative ? means[h] * means[h] + sigma * sigma * past : 1
      spreads.append(theta.squareRoot())
      variances.append(theta + past)
    }
  }

  private mutating func setProductMoments(_ fitted: ETS.Fitted, _ horizon: Int) {
    let sigma = fitted.errors.sigma
    var moments: [ETSProductMoments] = []
    for h in 0..<horizon {
      let place = h % form.seasonLength
      if h < form.seasonLength {
        let season = fitted.state.seasons[(fitted.observations.count + h) % form.seasonLength]
        moments.append(ETSProductMoments(fitted.state, season: season, weights, sigma: sigma))
        for _ in 0..<h { moments[h].advance(isOwnSeason: false) }
      } else {
        moments[place].advance(isOwnSeason: true)
        for _ in 1..<form.seasonLength { moments[place].advance(isOwnSeason: false) }
      }
      means[h] = moments[place].mean
      variances.append(moments[place].variance)
      spreads.append(max(0, variances[h] - pastVariance(h)).squareRoot())
    }
  }

  /// What the errors of the periods before add to the variance of step h, in units of σ².
  private func pastVariance(_ h: Int) -> Double {
    var past = 0.0
    for j in 0..<h {
      let c = response(h, to: j) * spreads[j]
      past += c * c
    }
    return past
  }

  /// cₕⱼ: what an error of step j does to step h after it.
  func response(_ h: Int, to j: Int) -> Double {
    var response = weights.alpha
    if form.hasSlope { response += weights.beta * steps[h - j - 1].sum }
    guard form.hasSeason else { return response }
    let isSame = (h - j) % form.seasonLength == 0
    guard form.season == .multiplicative else { return response + (isSame ? weights.gamma : 0) }
    response *= steps[h].season / steps[j].season
    if isSame { response += weights.gamma * steps[h].base / steps[j].base }
    return response
  }

  /// What one normal of the uncertain parameters and states moves step h by, in units of σ.
  func stateFactor(_ h: Int, _ index: Int, _ uncertainty: ETSUncertainty) -> Double {
    let step = steps[h]
    var factor =
      step.byLevel * uncertainty.level[index] + step.bySlope * uncertainty.slope[index]
      + step.byPhi * uncertainty.phi[index]
    if form.hasSeason {
      factor += step.bySeason * uncertainty.seasons[h % form.seasonLength][index]
    }
    return factor
  }

  /// The variance of step h that uncertain parameters and states add, in units of σ².
  func stateVariance(_ h: Int, _ uncertainty: ETSUncertainty) -> Double {
    uncertainty.level.indices.reduce(0) { sum, index in
      let factor = stateFactor(h, index, uncertainty)
      return sum + factor * factor
    }
  }
}

extension ETSPath.Step {
  fileprivate init(
    _ form: ETSForm, _ state: ETSState<Double>, at t: Int, sum: Double, sumRate: Double
  ) {
    self.sum = sum
    self.sumRate = sumRate
    let season = form.hasSeason ? state.seasons[t % form.seasonLength] : 1
    self.season = season
    // What a change of the base does to the mean.
    let weight = form.season == .multiplicative ? season : 1
    switch form.trend {
    case .none:
      base = state.level
      byLevel = weight
      (bySlope, byPhi) = (0, 0)
    case .additive:
      base = state.level + sum * state.slope
      byLevel = weight
      bySlope = weight * sum
      byPhi = weight * sumRate * state.slope
    case .multiplicative:
      let growth = state.slope.raised(to: sum)
      base = state.level * growth
      byLevel = weight * growth
      bySlope = weight * base * sum / state.slope
      byPhi = weight * base * sumRate * .log(state.slope)
    }
    bySeason = form.season == .multiplicative ? base : 1
  }
}
