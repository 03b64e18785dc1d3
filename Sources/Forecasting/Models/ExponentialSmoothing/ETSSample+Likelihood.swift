import RealModule

extension ETSSample {
  /// Minus twice the log-likelihoods of eight points, without constants: R's convention.
  ///
  /// n ln Σe², and n ln Σr² + 2 Σ ln μ for relative errors r = e/μ; infinite where a mean is not positive.
  ///
  /// - Complexity: O(n); no allocation.
  func values(at points: ETSPoints) -> Lanes {
    let (alpha, beta, phi) = points.parameters
    let isRelative = form.isRelative
    var (level, slope) = (points.level, points.slope)
    var (squares, logs) = (Lanes.zero, Lanes.zero)
    var least = Lanes(repeating: 1)
    var product = Lanes(repeating: 1)
    for t in shifted.indices {
      slope *= phi
      let expected = level + slope
      let error = shifted[t] - expected
      level = expected + alpha * error
      slope += beta * error
      if isRelative {
        let mean = values[t] - error
        least.replace(with: mean, where: mean .< least)
        let relative = error / mean
        squares += relative * relative
        product *= mean
        if t % 16 == 15 {
          logs += Self.log(product)
          product = Lanes(repeating: 1)
        }
      } else {
        squares += error * error
      }
    }
    squares.replace(with: smallest, where: squares .< smallest)
    var result = Double(values.count) * Self.log(squares)
    if isRelative {
      result += 2 * (logs + Self.log(product))
      result.replace(with: .infinity, where: .!(least .> 0))
    }
    result.replace(
      with: .infinity, where: .!(result .< Lanes(repeating: .greatestFiniteMagnitude)))
    return result
  }

  private static func log(_ x: Lanes) -> Lanes {
    var result = Lanes.zero
    for lane in 0..<8 { result[lane] = .log(x[lane]) }
    return result
  }
}
