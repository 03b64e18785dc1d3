import Optimization
import RealModule

/// Coefficients of autoregressive and moving average polynomials, and what leads to them.
///
/// A polynomial is held as its coefficients a₁, a₂, … of 1 − a₁B − a₂B² − ….
enum ARMAPolynomial {
  /// The coefficients whose partial autocorrelations are given.
  ///
  /// All below 1 in absolute value give a stationary autoregression, and every stationary one has
  /// such.
  ///
  /// > Source: Barndorff-Nielsen & Schou (1973); Monahan (1984), "A note on enforcing stationarity in
  /// > autoregressive-moving average models", Biometrika 71.
  static func coefficients<Scalar: ARMAScalar>(partials: ArraySlice<Scalar>) -> [Scalar] {
    var a: [Scalar] = []
    a.reserveCapacity(partials.count)
    for r in partials {
      let count = a.count
      for i in 0..<(count + 1) / 2 {
        let (low, high) = (a[i], a[count - 1 - i])
        a[i] = low - r * high
        a[count - 1 - i] = high - r * low
      }
      a.append(r)
    }
    return a
  }

  /// The best autoregressions of each order up to that of the coefficients, which come last.
  ///
  /// > Source: Levinson's recursion backwards; Brockwell & Davis (1991), §5.2.
  static func predecessors<Scalar: ARMAScalar>(_ coefficients: [Scalar]) -> [[Scalar]] {
    if coefficients.isEmpty { return [] }
    var models = [coefficients]
    models.reserveCapacity(coefficients.count)
    for last in stride(from: coefficients.count - 1, to: 0, by: -1) {
      let a = models[models.count - 1]
      let r = a[last]
      if r.isZero {
        models.append(Array(a[..<last]))
        continue
      }
      let scale = 1 / (1 - r * r)
      models.append((0..<last).map { (a[$0] + r * a[last - 1 - $0]) * scale })
    }
    models.reverse()
    return models
  }

  /// The partial autocorrelations of coefficients: the inverse of ``coefficients(partials:)``.
  static func partials<Scalar: ARMAScalar>(_ coefficients: [Scalar]) -> [Scalar] {
    predecessors(coefficients).map { $0[$0.count - 1] }
  }

  /// The coefficients of a product with a polynomial in Bᵐ.
  static func product<Scalar: ARMAScalar>(
    _ a: [Scalar], seasonal b: [Scalar], length m: Int
  ) -> [Scalar] {
    if b.isEmpty { return a }
    var result = a + [Scalar](repeating: Scalar.zero, count: m * b.count)
    for j in b.indices {
      let lag = m * (j + 1)
      result[lag - 1] = result[lag - 1] + b[j]
      for i in a.indices { result[lag + i] = result[lag + i] - a[i] * b[j] }
    }
    return result
  }

  /// The coefficients of the product with (1 − Bᵐ).
  static func differenced<Scalar: ARMAScalar>(_ a: [Scalar], lag m: Int) -> [Scalar] {
    var result = a + [Scalar](repeating: Scalar.zero, count: m)
    result[m - 1] = result[m - 1] + 1
    for i in a.indices { result[m + i] = result[m + i] - a[i] }
    return result
  }
}

/// The two polynomials of a process, at parameters in the unit box of partial autocorrelations.
///
/// The parameters are those of φ, θ, Φ and Θ in turn; θ(B) = 1 + θ₁B + … has the negative coefficients.
struct ARMAProcess<Scalar: ARMAScalar>: Sendable {
  /// φ₁, φ₂, … of the product of both autoregressive polynomials.
  let ar: [Scalar]
  /// θ₁, θ₂, … of the product of both moving average polynomials.
  let ma: [Scalar]

  init(_ order: ARIMAOrder, partials: [Scalar]) {
    let factors = Self.factors(order, partials: partials)
    ar = ARMAPolynomial.product(factors.ar, seasonal: factors.sar, length: order.seasonLength)
    ma = ARMAPolynomial.product(factors.ma, seasonal: factors.sma, length: order.seasonLength)
      .map { -$0 }
  }

  /// The four polynomials, in the sign of 1 − a₁B − ….
  static func factors(
    _ order: ARIMAOrder, partials: [Scalar]
  ) -> (ar: [Scalar], ma: [Scalar], sar: [Scalar], sma: [Scalar]) {
    let ends = (order.p, order.p + order.q, order.p + order.q + order.seasonalP)
    return (
      ARMAPolynomial.coefficients(partials: partials[0..<ends.0]),
      ARMAPolynomial.coefficients(partials: partials[ends.0..<ends.1]),
      ARMAPolynomial.coefficients(partials: partials[ends.1..<ends.2]),
      ARMAPolynomial.coefficients(partials: partials[ends.2..<order.armaCount])
    )
  }
}
