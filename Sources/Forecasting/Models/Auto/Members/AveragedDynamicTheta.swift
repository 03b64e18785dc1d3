import RealModule

/// The dynamic optimised Theta method with both parameters averaged over a grid.
///
/// The one-step forecast after k values is ℓ + (1 − 1/θ)((1 − α)ᵏ A + (1 − (1 − α)ᵏ⁺¹)/α B), with A
/// and B the intercept and slope of the line through them, and ℓ ← α z + (1 − α) ℓ from the first
/// value. Alphas .4, .6, …, 1.2 and thetas 1 to 50 have weights S^(−max(n−3, 1)/2), S the squared
/// errors from the fourth value on; later forecasts take the earlier ones for observations.
///
/// > Source: Fiorucci et al. (2016), equations 8 to 15; averaged where they optimise.
struct AveragedDynamicTheta {
  /// One lane for each theta; the eighth has no weight.
  private typealias Lanes = SIMD8<Double>

  private static let alphas = [0.4, 0.6, 0.8, 1, 1.2]
  private static let thetas = Lanes(1, 1.5, 2, 3, 5, 10, 50, 1)
  private static let shares = 1 - 1 / thetas
  private static let leastSquares = 1e-9

  /// A smoothed level, and the line through all values so far.
  private struct State {
    let alpha: Double
    var level: Lanes
    var count = 0.0
    /// (1 − α)ᵏ.
    var decay = 1.0
    var mean = Lanes.zero
    var slope = Lanes.zero

    var next: Lanes {
      let intercept = mean - slope * ((count + 1) / 2)
      let gain = (1 - decay * (1 - alpha)) / alpha
      return level + AveragedDynamicTheta.shares * (decay * intercept + gain * slope)
    }

    mutating func observe(_ value: Lanes) {
      level += alpha * (value - level)
      count += 1
      if count >= 2 {
        slope = (slope * (count - 2) + (value - mean) * (6 / count)) / (count + 1)
      }
      mean += (value - mean) / count
      decay *= 1 - alpha
    }
  }

  private var states: [State] = []
  private var weights: [Lanes] = []

  /// - Precondition: at least four values.
  init(_ z: [Double]) {
    let power = -Double(max(z.count - 3, 1)) / 2
    for alpha in Self.alphas {
      var state = State(alpha: alpha, level: Lanes(repeating: z[0]))
      var squares = Lanes.zero
      for (t, value) in z.enumerated() {
        if t >= 3 {
          let error = value - state.next
          squares += error * error
        }
        state.observe(Lanes(repeating: value))
      }
      var logWeight = Lanes(repeating: -.infinity)
      for lane in 0..<7 {
        logWeight[lane] = power * Double.log(squares[lane] + Self.leastSquares)
      }
      states.append(state)
      weights.append(logWeight)
    }
    let largest = weights.reduce(-.infinity) { max($0, $1.max()) }
    var total = 0.0
    for index in weights.indices {
      for lane in 0..<8 { weights[index][lane] = Double.exp(weights[index][lane] - largest) }
      total += weights[index].sum()
    }
    for index in weights.indices { weights[index] /= total }
  }

  /// The forecasts of the next periods.
  func path(horizon: Int) -> [Double] {
    var states = states
    return (0..<horizon).map { _ in
      var sum = 0.0
      for index in states.indices {
        let next = states[index].next
        sum += (weights[index] * next).sum()
        states[index].observe(next)
      }
      return sum
    }
  }
}
