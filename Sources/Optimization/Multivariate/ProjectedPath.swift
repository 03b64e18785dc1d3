/// The state of a quasi-Newton search in a box.
struct ProjectedPath {
  private let n: Int
  private let bounds: Bounds?
  private(set) var evaluations = 0
  private(set) var value = Double.infinity

  private var point: [Double]
  private var gradient: [Double]
  private var direction: [Double]
  private var trial: [Double]
  private var trialGradient: [Double]
  private var history: CurvatureHistory
  /// Whether no bound stops a parameter from going downhill.
  private var isFree: [Bool]
  private var firstSlope = 0.0
  private var slope = 0.0

  init(_ start: [Double], bounds: Bounds?, memory: Int) {
    n = start.count
    self.bounds = bounds
    point = start.indices.map { bounds?.clamp(start[$0], $0) ?? start[$0] }
    gradient = Array(repeating: 0, count: n)
    direction = gradient
    trial = gradient
    trialGradient = gradient
    isFree = Array(repeating: true, count: n)
    history = CurvatureHistory(dimension: n, memory: memory)
  }

  var minimum: Minimum { Minimum(point: point, value: value, evaluations: evaluations) }

  /// −gᵀd: twice the decrease of a quadratic along the direction.
  var promisedDecrease: Double { -slope }

  /// Whether the slope is so small, against the values or the first slope, that rounding may hide
  /// its decrease.
  var isExhausted: Bool {
    -slope <= 1e-10 * abs(value) || -slope <= 1e-12 * firstSlope
  }

  mutating func evaluateStart<Failure: Error>(
    _ objective: (Span<Double>, inout MutableSpan<Double>) throws(Failure) -> Double
  ) throws(Failure) -> Bool {
    evaluations += 1
    let start = point
    var span = gradient.mutableSpan
    value = try objective(start.span, &span)
    return value.isFinite && gradient.allSatisfy(\.isFinite)
  }

  /// Drops the remembered curvature; false where there was none to drop.
  mutating func forget() -> Bool { history.removeAll() }

  /// The quasi-Newton direction in the free parameters; steepest descent where that is none.
  mutating func chooseDirection() {
    for i in 0..<n {
      let isStopped =
        bounds.map {
          (point[i] <= $0.lower[i] && gradient[i] > 0)
            || (point[i] >= $0.upper[i] && gradient[i] < 0)
        } ?? false
      isFree[i] = !isStopped
      direction[i] = isStopped ? 0 : -gradient[i]
    }
    slope = -direction.reduce(0) { $0 + $1 * $1 }
    if firstSlope == 0 { firstSlope = -slope }
    guard history.count > 0 else { return }
    history.apply(to: &direction, free: isFree)
    var descent = 0.0
    for i in 0..<n { descent += direction[i] * gradient[i] }
    if descent < 0 {
      slope = descent
    } else {
      for i in 0..<n { direction[i] = isFree[i] ? -gradient[i] : 0 }
    }
  }

  /// Goes along the bent direction to where value and slope have both fallen enough.
  ///
  /// - Returns: whether there is such a point; if not, the search stays where it is.
  mutating func search<Failure: Error>(
    _ objective: (Span<Double>, inout MutableSpan<Double>) throws(Failure) -> Double
  ) throws(Failure) -> Bool {
    var low = 0.0
    var high = Double.infinity
    var length = history.count > 0 ? 1 : firstLength
    for _ in 0..<60 {
      place(length)
      guard trial != point else { return false }
      let reached = try evaluateTrial(objective)
      var linear = 0.0
      var finalSlope = 0.0
      for i in 0..<n {
        linear += gradient[i] * (trial[i] - point[i])
        finalSlope += trialGradient[i] * direction[i]
      }
      let isFinite = reached.isFinite && finalSlope.isFinite
      if !isFinite || reached > value + 1e-4 * linear || linear >= 0 {
        high = length
      } else if finalSlope < 0.9 * slope, !isBent(length), length < 1e10 {
        low = length
      } else {
        history.append(from: point, gradient, to: trial, trialGradient)
        swap(&point, &trial)
        swap(&gradient, &trialGradient)
        value = reached
        return true
      }
      length = high < .infinity ? 0.5 * (low + high) : 2 * length
    }
    return false
  }

  private mutating func evaluateTrial<Failure: Error>(
    _ objective: (Span<Double>, inout MutableSpan<Double>) throws(Failure) -> Double
  ) throws(Failure) -> Double {
    evaluations += 1
    // The array leaves `self` while it is written to and another one is read.
    var written: [Double] = []
    swap(&written, &trialGradient)
    defer { swap(&written, &trialGradient) }
    var span = written.mutableSpan
    return try objective(trial.span, &span)
  }

  /// A first step that changes no parameter by more than a tenth of its size, or of one.
  private var firstLength: Double {
    var length = Double.infinity
    for i in 0..<n where direction[i] != 0 {
      length = min(length, 0.1 * max(abs(point[i]), 0.1) / abs(direction[i]))
    }
    return min(length, 1e10)
  }

  private mutating func place(_ length: Double) {
    for i in 0..<n {
      let x = point[i] + length * direction[i]
      trial[i] = bounds?.clamp(x, i) ?? x
    }
  }

  /// Whether a bound holds back a parameter at this length.
  private func isBent(_ length: Double) -> Bool {
    guard let bounds else { return false }
    for i in 0..<n where direction[i] != 0 {
      let x = point[i] + length * direction[i]
      if x < bounds.lower[i] || x > bounds.upper[i] { return true }
    }
    return false
  }
}
