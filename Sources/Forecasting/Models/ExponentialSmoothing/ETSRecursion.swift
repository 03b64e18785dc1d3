/// Level, slope and season of a form, in numbers of any kind.
struct ETSState<Scalar: ETSScalar>: Sendable {
  var level: Scalar
  /// What the level gains a period, or the factor that it grows by.
  var slope: Scalar
  /// The season of observations t, t + m, …: entry t mod m; empty without one.
  var seasons: [Scalar]

  /// Moves the state of a form with level and additive slope alone over an observation.
  ///
  /// μ = l + φb, l' = μ + αe, b' = φb + βe with e = y − μ, relative errors being e/μ.
  ///
  /// > Source: Hyndman et al. (2008), tables 2.2 and 2.3: with ε = e/μ both have these updates.
  @inline(__always)
  mutating func advance(
    over y: Double, _ weights: ETSWeights<Scalar>
  ) -> (mean: Scalar, error: Scalar) {
    slope = weights.phi * slope
    let mean = level + slope
    let error = y - mean
    level = mean + weights.alpha * error
    slope = slope + weights.beta * error
    return (mean, error)
  }

  /// Moves the state of any form over observation t.
  ///
  /// With r = l + φb or lb^φ, and μ = r + s or rs: l' = r + αe, b' = φb + βe, s' = s + γe; where the
  /// season multiplies, e/s goes to level and slope and e/r to the season; where the slope
  /// multiplies, b' = b^φ + β times what the level gets over l.
  @inline(__always)
  mutating func advance(
    over y: Double, at t: Int, _ form: ETSForm, _ weights: ETSWeights<Scalar>
  ) -> (mean: Scalar, error: Scalar) {
    if form.season == .none, form.trend != .multiplicative { return advance(over: y, weights) }
    let before = level
    let base = trendMean(form, weights.phi)
    var mean = base
    let place = form.hasSeason ? t % form.seasonLength : 0
    switch form.season {
    case .none: break
    case .additive: mean = base + seasons[place]
    case .multiplicative: mean = base * seasons[place]
    }
    let error = y - mean
    var push = error
    if form.season == .multiplicative {
      push = error / seasons[place]
      seasons[place] = seasons[place] + weights.gamma * (error / base)
    } else if form.season == .additive {
      seasons[place] = seasons[place] + weights.gamma * error
    }
    level = base + weights.alpha * push
    switch form.trend {
    case .none: break
    case .additive: slope = slope + weights.beta * push
    case .multiplicative: slope = slope + weights.beta * (push / before)
    }
    return (mean, error)
  }

  /// Fades the slope and returns what level and slope make of the next period.
  @inline(__always)
  private mutating func trendMean(_ form: ETSForm, _ phi: Scalar) -> Scalar {
    switch form.trend {
    case .none: return level
    case .additive:
      slope = phi * slope
      return level + slope
    case .multiplicative:
      if form.isDamped { slope = slope.raised(to: phi) }
      return level * slope
    }
  }
}

extension ETSState: Equatable where Scalar: Equatable {}
extension ETSState: Hashable where Scalar: Hashable {}
extension ETSState: Codable where Scalar: Codable {}
