import Optimization

/// Turns the values of a stationary ARMA process into innovations, one row of columns at a time.
///
/// What a row says of those to come is added to their expectations at once: φ times its value and
/// the gains times its innovation. The gains, with the innovations' variance, follow by Schur's
/// recursion, in p + q operations a row where Kalman's filter takes the square: with N the gains times
/// the variance F, and W their generator,
///
///     k = W₀/F,  Nⱼ ← Nⱼ − k·Wⱼ₊₁,  Wⱼ ← Wⱼ₊₁ − k·Nⱼ,  F ← F(1 − k²),
///
/// from F = γ₀, Nⱼ = Cov(z₁, what row 2 + j has of the time up to 1 besides φⱼ₊₁z₁) and Wⱼ = Nⱼ + φⱼ₊₁γ₀.
/// The k are partial autocorrelations. Gains become θ. The recursion does not end with the data:
/// rows after the last, with innovations of 0, predict.
///
/// > Source: Morf, Sidhu & Kailath (1974), "Some new algorithms for recursive estimation in constant,
/// > linear, discrete-time systems", IEEE Transactions on Automatic Control 19; Pearlman (1980), "An
/// > algorithm for the exact likelihood of a high-order autoregressive-moving average process",
/// > Biometrika 67.
struct ARMAWhitening<Scalar: ARMAScalar>: Sendable {
  private typealias Term = (lag: Int, coefficient: Scalar)

  /// How many rows ahead a row is felt.
  let memory: Int
  /// The present row; -1 before the first.
  private(set) var row = -1
  /// The variance of the present row's innovations.
  private(set) var variance: Scalar
  /// Whether gains and variance have come to their limit, to the last digit.
  private(set) var isSteady: Bool

  private let columns: Int
  private let ar: [Term]
  private let ma: [Term]
  /// N and W, with a zero behind.
  private var gains: [Scalar]
  private var generator: [Scalar]
  /// Expectations by rows, of the present row and as many more as it is felt in.
  private var expected: [Scalar]

  /// - Parameter rows: how many are expected.
  init(_ process: ARMAProcess<Scalar>, columns: Int, rows: Int) {
    func terms(_ polynomial: [Scalar]) -> [Term] {
      polynomial.enumerated().filter { !$0.element.isZero }.map { ($0 + 1, $1) }
    }
    self.columns = columns
    ar = terms(process.ar)
    ma = terms(process.ma)
    memory = max(process.ar.count, process.ma.count)
    isSteady = memory == 0
    let covariance = ARMACovariance(process)
    variance = covariance.variance
    gains = covariance.gains + [Scalar.zero]
    generator = gains
    for term in ar {
      generator[term.lag - 1] = generator[term.lag - 1] + term.coefficient * variance
    }
    expected = Array(repeating: Scalar.zero, count: (rows + memory) * columns)
  }

  /// Moves on to the next row.
  mutating func advance() {
    row += 1
    if row > 0, !isSteady { renew() }
    let missing = (row + memory + 1) * columns - expected.count
    if missing > 0 { expected += [Scalar](repeating: Scalar.zero, count: missing) }
  }

  private mutating func renew() {
    let k = generator[0] / variance
    variance = variance - k * generator[0]
    let largest = Self.rotate(&gains, &generator, by: k)
    if largest < 0x1p-54 {
      isSteady = true
      variance = Scalar.one
    }
  }

  /// A step of the recursion; returns the largest of the new generator.
  private static func rotate(
    _ gains: inout [Scalar], _ generator: inout [Scalar], by k: Scalar
  ) -> Double {
    var gain = gains.mutableSpan
    var source = generator.mutableSpan
    var largest = 0.0
    for j in 0..<gain.count - 1 {
      let (n, w) = (gain[j], source[j + 1])
      gain[j] = n - k * w
      let next = w - k * n
      source[j] = next
      largest = max(largest, abs(next.value))
    }
    return largest
  }

  /// The innovation of a column in the present row, whose value is `value`.
  mutating func innovation(column: Int, _ value: Double) -> Scalar {
    let here = row * columns + column
    let innovation = value - expected[here]
    if value != 0 {
      for term in ar {
        let there = here + term.lag * columns
        expected[there] = expected[there] + term.coefficient * value
      }
    }
    if innovation.isZero { return innovation }
    if isSteady {
      for term in ma {
        let there = here + term.lag * columns
        expected[there] = expected[there] + term.coefficient * innovation
      }
      return innovation
    }
    Self.add(gains, times: innovation / variance, to: &expected, from: here, every: columns)
    return innovation
  }

  private static func add(
    _ gains: [Scalar], times share: Scalar, to expected: inout [Scalar], from here: Int,
    every columns: Int
  ) {
    let gain = gains.span
    var span = expected.mutableSpan
    var there = here
    for j in 0..<gain.count - 1 {
      there += columns
      span[there] = span[there] + gain[j] * share
    }
  }

  /// The expectation of a column in the present row, which takes the place of its value.
  mutating func prediction(column: Int) -> Scalar {
    let here = row * columns + column
    let value = expected[here]
    for term in ar {
      let there = here + term.lag * columns
      expected[there] = expected[there] + term.coefficient * value
    }
    return value
  }

  /// What a unit innovation of the present row adds to the row `lag` ahead, besides by way of values.
  func gain(lag: Int) -> Scalar {
    if lag > memory { return Scalar.zero }
    if isSteady { return ma.first { $0.lag == lag }?.coefficient ?? Scalar.zero }
    return gains[lag - 1] / variance
  }
}
