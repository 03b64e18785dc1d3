import RealModule

/// The components of a structural model for one series, and what is estimated of them.
///
/// Coordinates in [0, 1] stand for the parameters. Variances are shares of one scale: the slope, the
/// season and the cycle take u⁴ of what the ones before have left, the level u², and the irregular has
/// the rest. Every ratio of variances from zero to infinity is reached, and the small ones that series
/// have take most of the room.
struct StructuralForm: Sendable, Hashable, Codable {
  let trend: StructuralTrend
  /// `dummy`, `trigonometric` or `none`.
  let season: StructuralSeason
  let seasonLength: Int
  let hasCycle: Bool
  let regressorCount: Int

  /// The damping of a slope, in the region of R's exponential smoothing.
  private static let damping = 0.8...0.98
  /// The damping of a cycle.
  private static let persistence = 0.5...0.99

  /// The names of the coordinates, in order.
  var coordinates: [Coordinate] {
    var result: [Coordinate] = []
    if trend.hasSlopeShocks { result.append(.slopeShare) }
    if season != .none { result.append(.seasonShare) }
    if hasCycle { result += [.cycleShare, .cyclePeriod] }
    if trend.hasLevelShocks { result.append(.levelShare) }
    if trend == .damped { result.append(.damping) }
    if hasCycle { result.append(.persistence) }
    return result
  }

  /// What a coordinate stands for.
  enum Coordinate: Sendable {
    case slopeShare, seasonShare, cycleShare, cyclePeriod, levelShare, damping, persistence
  }

  /// The states that nothing is known of at the start.
  var diffuseCount: Int {
    (trend.hasSlope ? 2 : 1) + (season == .none ? 0 : seasonLength - 1) + regressorCount
  }

  /// The parameters of a point.
  func parameters(at point: [Double]) -> StructuralParameters {
    var result = StructuralParameters()
    var rest = 1.0
    func take(_ part: Double) -> Double {
      let share = rest * part
      rest -= share
      return share
    }
    for (coordinate, u) in zip(coordinates, point) {
      switch coordinate {
      case .slopeShare: result.slope = take(u * u * u * u)
      case .seasonShare: result.season = take(u * u * u * u)
      case .cycleShare: result.cycle = take(u * u * u * u)
      case .levelShare: result.level = take(u * u)
      case .damping: result.damping = Self.within(Self.damping, u)
      case .persistence: result.persistence = Self.within(Self.persistence, u)
      case .cyclePeriod:
        let length = Double(seasonLength)
        result.period = Self.within(max(3, 1.5 * length)...12 * length, u)
      }
    }
    result.irregular = rest
    return result
  }

  private static func within(_ range: ClosedRange<Double>, _ u: Double) -> Double {
    range.lowerBound + u * (range.upperBound - range.lowerBound)
  }

  /// The system of a point: trend, season, cycle, and a state for each regressor.
  func system(_ parameters: StructuralParameters) -> StateSpace {
    var system = StateSpace()
    if trend.hasSlope {
      system.addState([(0, 1), (1, 1)], observation: 1, disturbance: parameters.level)
      system.addState([(1, parameters.damping)], observation: 0, disturbance: parameters.slope)
    } else {
      system.addState([(0, 1)], observation: 1, disturbance: parameters.level)
    }
    switch season {
    case .dummy:
      let first = system.order
      system.addState(
        (first..<first + seasonLength - 1).map { ($0, -1) }, observation: 1,
        disturbance: parameters.season)
      for _ in 2..<seasonLength {
        system.addState([(system.order - 1, 1)], observation: 0, disturbance: 0)
      }
    case .trigonometric:
      for harmonic in 1...seasonLength / 2 {
        let angle = 2 * Double.pi * Double(harmonic) / Double(seasonLength)
        addRotation(
          by: angle, isHalf: 2 * harmonic == seasonLength, damping: 1,
          disturbance: parameters.season, to: &system)
      }
    case .none, .auto: break
    }
    if hasCycle {
      addRotation(
        by: 2 * Double.pi / parameters.period, isHalf: false, damping: parameters.persistence,
        disturbance: parameters.cycle, to: &system)
    }
    for _ in 0..<regressorCount {
      system.addState([(system.order, 1)], observation: 0, disturbance: 0)
    }
    system.irregular = parameters.irregular
    return system
  }

  /// A sine and a cosine; at half a turn a period the sine has no effect and is left out.
  ///
  /// A damped one starts from its stationary distribution.
  private func addRotation(
    by angle: Double, isHalf: Bool, damping: Double, disturbance: Double,
    to system: inout StateSpace
  ) {
    let start = damping < 1 ? disturbance / (1 - damping * damping) : nil
    let first = system.order
    if isHalf {
      system.addState(
        [(first, -damping)], observation: 1, disturbance: disturbance, initialVariance: start)
      return
    }
    let (cosine, sine) = (damping * Double.cos(angle), damping * Double.sin(angle))
    system.addState(
      [(first, cosine), (first + 1, sine)], observation: 1, disturbance: disturbance,
      initialVariance: start)
    system.addState(
      [(first, -sine), (first + 1, cosine)], observation: 0, disturbance: disturbance,
      initialVariance: start)
  }
}

/// Variances in units of the scale, which they add up to, and the numbers of the transition.
struct StructuralParameters: Sendable, Hashable, Codable {
  var irregular = 0.0
  var level = 0.0
  var slope = 0.0
  var season = 0.0
  var cycle = 0.0
  /// What a slope keeps from period to period.
  var damping = 1.0
  /// What a cycle keeps from period to period.
  var persistence = 1.0
  /// The length of a cycle in periods.
  var period = 0.0
}
