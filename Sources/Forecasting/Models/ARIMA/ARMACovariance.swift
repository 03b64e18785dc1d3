import Optimization

/// Covariances of a stationary ARMA process z and of w = φ(B)z, for innovations of variance 1.
///
/// > Source: Brockwell & Davis (1991), §3.3 and equation 5.3.3; the autocovariances are those of the
/// > autoregression alone, by Levinson's recursion backwards, filtered by θ(B).
struct ARMACovariance<Scalar: ARMAScalar>: Sendable {
  /// Cov(zₜ, zₜ₊ₕ) for h < p.
  let process: [Scalar]
  /// Cov(zₜ, wₜ₊ₕ) for h ≤ q; 0 beyond.
  let cross: [Scalar]
  /// Cov(wₜ, wₜ₊ₕ) for h ≤ q; 0 beyond.
  let filtered: [Scalar]

  init(_ process: ARMAProcess<Scalar>) {
    let (p, q) = (process.ar.count, process.ma.count)
    let theta = [Scalar.one] + process.ma
    var psi: [Scalar] = []
    psi.reserveCapacity(q + 1)
    for j in 0...q where p > 0 {
      var sum = theta[j]
      for i in 0..<min(j, p) { sum = sum + process.ar[i] * psi[j - 1 - i] }
      psi.append(sum)
    }
    let filtered = (0...q).map { h in
      var sum = theta[h]
      for r in 0..<(q - h) { sum = sum + theta[r + 1] * theta[r + 1 + h] }
      return sum
    }
    self.filtered = filtered
    guard p > 0 else {
      self.process = []
      cross = []
      return
    }
    cross = (0...q).map { h in
      var sum = theta[h]
      for r in 0..<(q - h) { sum = sum + theta[h + r + 1] * psi[r + 1] }
      return sum
    }
    let g = Self.autoregressive(process.ar, lags: p - 1 + q)
    self.process = (0..<p).map { h in
      // Σᵢⱼ θᵢθⱼ g(h + i − j) = Σₛ filtered(|s|) g(h + s).
      var sum = filtered[0] * g[h]
      for s in 0..<q { sum = sum + filtered[s + 1] * (g[h + s + 1] + g[abs(h - s - 1)]) }
      return sum
    }
  }

  /// Autocovariances of an autoregression.
  private static func autoregressive(_ ar: [Scalar], lags: Int) -> [Scalar] {
    let partials = ARMAPolynomial.partials(ar)
    var variance = Scalar.one
    for r in partials { variance = variance / (1 - r * r) }
    var g = [variance]
    g.reserveCapacity(lags + 1)
    for k in 1..<max(1, lags + 1) {
      if k > ar.count {
        var sum = Scalar.zero
        for i in ar.indices { sum = sum + ar[i] * g[k - 1 - i] }
        g.append(sum)
        continue
      }
      let a = ARMAPolynomial.coefficients(partials: partials[0..<k - 1])
      var sum = partials[k - 1] * variance
      for i in a.indices { sum = sum + a[i] * g[k - 1 - i] }
      g.append(sum)
      variance = variance * (1 - partials[k - 1] * partials[k - 1])
    }
    return g
  }
}
