import Optimization

/// Covariances of the first row of a stationary ARMA process with what comes after it, for
/// innovations of variance 1.
///
/// > Source: Brockwell & Davis (1991), §3.3; the autocovariances are those of the autoregression
/// > alone, by Levinson's recursion backwards, filtered by θ(B).
struct ARMACovariance<Scalar: ARMAScalar>: Sendable {
  /// Var(z₁).
  let variance: Scalar
  /// Cov(z₁, z₂₊ⱼ − φ₁z₁₊ⱼ − … − φⱼ₊₁z₁ without what came after row 1), for j below max(p, q).
  ///
  /// Σ_{i>j+1} φᵢγ(i − j − 1) + Σ_{i>j} θᵢψ(i − j − 1).
  let gains: [Scalar]

  init(_ process: ARMAProcess<Scalar>) {
    let (ar, ma) = (process.ar, process.ma)
    let memory = max(ar.count, ma.count)
    let covariances = Self.autocovariances(process)
    var gains = [Scalar](repeating: Scalar.zero, count: memory)
    for (i, coefficient) in ar.enumerated() where !coefficient.isZero {
      for j in 0..<i { gains[j] = gains[j] + coefficient * covariances[i - j] }
    }
    if !ma.isEmpty {
      let psi = Self.responses(process, count: ma.count)
      for (i, coefficient) in ma.enumerated() where !coefficient.isZero {
        for j in 0...i { gains[j] = gains[j] + coefficient * psi[i - j] }
      }
    }
    variance = covariances[0]
    self.gains = gains
  }

  /// ψ₀, ψ₁, …: the responses to a unit innovation.
  private static func responses(_ process: ARMAProcess<Scalar>, count: Int) -> [Scalar] {
    let terms = process.ar.enumerated().filter { !$0.element.isZero }
    var psi = [Scalar.one]
    psi.reserveCapacity(count)
    for j in 1..<max(1, count) {
      var sum = process.ma[j - 1]
      for (i, coefficient) in terms {
        if i >= j { break }
        sum = sum + coefficient * psi[j - 1 - i]
      }
      psi.append(sum)
    }
    return psi
  }

  /// γ₀ and, as far as an autoregression asks for them, the ones after it.
  private static func autocovariances(_ process: ARMAProcess<Scalar>) -> [Scalar] {
    let (p, theta) = (process.ar.count, [Scalar.one] + process.ma)
    let terms = theta.indices.filter { !theta[$0].isZero }
    var filter = [Scalar](repeating: Scalar.zero, count: theta.count)
    for i in terms {
      for j in terms where j <= i { filter[i - j] = filter[i - j] + theta[i] * theta[j] }
    }
    guard p > 0 else { return [filter[0]] }
    let g = autoregressive(process.ar, lags: p - 1 + process.ma.count)
    let lags = filter.indices.dropFirst().filter { !filter[$0].isZero }
    return (0..<p).map { h in
      // Σᵢⱼ θᵢθⱼ g(h + i − j) = Σₛ filter(|s|) g(h + s).
      var sum = filter[0] * g[h]
      for s in lags { sum = sum + filter[s] * (g[h + s] + g[abs(h - s)]) }
      return sum
    }
  }

  /// Autocovariances of an autoregression.
  private static func autoregressive(_ ar: [Scalar], lags: Int) -> [Scalar] {
    let models = ARMAPolynomial.predecessors(ar)
    var variance = Scalar.one
    for model in models {
      let r = model[model.count - 1]
      variance = variance / (1 - r * r)
    }
    let terms = ar.enumerated().filter { !$0.element.isZero }
    var g = [variance]
    g.reserveCapacity(lags + 1)
    for k in 1..<max(1, lags + 1) {
      if k > ar.count {
        var sum = Scalar.zero
        for (i, coefficient) in terms { sum = sum + coefficient * g[k - 1 - i] }
        g.append(sum)
        continue
      }
      let r = models[k - 1][k - 1]
      var sum = r * variance
      if k > 1 {
        let a = models[k - 2]
        for i in a.indices where !a[i].isZero { sum = sum + a[i] * g[k - 1 - i] }
      }
      g.append(sum)
      variance = variance * (1 - r * r)
    }
    return g
  }
}
