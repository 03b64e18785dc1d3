import Statistics

extension ETSSample {
  /// Minus twice the log-likelihoods of eight points, without constants: R's convention.
  ///
  /// n ln Σe², and n ln Σr² + 2 Σ ln μ for relative errors r = e/μ; infinite where a mean, or a
  /// component that multiplies, is not positive. The states of `points` are moved to the end.
  ///
  /// - Complexity: O(n); no allocation.
  func values(at points: inout ETSPoints) -> Lanes {
    var state = points.state
    // The array changes hands, so that it is not copied.
    points.state.seasons = []
    let weights = points.weights
    var (squares, logs) = (Lanes.zero, Lanes.zero)
    var least = Lanes(repeating: 1)
    var product = Lanes(repeating: 1)
    if form.season == .multiplicative {
      for season in state.seasons { least.replace(with: season, where: season .< least) }
    }
    for t in shifted.indices {
      let (_, error) = state.advance(over: shifted[t], at: t, form, weights)
      if form.isRelative {
        let mean = values[t] - error
        least.replace(with: mean, where: mean .< least)
        let relative = error / mean
        squares += relative * relative
        product *= mean
        if t % 16 == 15 {
          logs += product.logarithm()
          product = Lanes(repeating: 1)
        }
      } else {
        squares += error * error
      }
      if !form.isLinear { state.lower(&least, at: t, form) }
    }
    points.state = state
    squares.replace(with: smallest, where: squares .< smallest)
    var result = Double(values.count) * squares.logarithm()
    if form.isRelative { result += 2 * (logs + product.logarithm()) }
    if form.needsPositive { result.replace(with: .infinity, where: .!(least .> 0)) }
    result.replace(
      with: .infinity, where: .!(result .< Lanes(repeating: .greatestFiniteMagnitude)))
    return result
  }
}

extension ETSState<SIMD8<Double>> {
  /// Lowers `least` to what is left of the components that multiply.
  @inline(__always)
  func lower(_ least: inout Scalar, at t: Int, _ form: ETSForm) {
    least.replace(with: level, where: level .< least)
    if form.trend == .multiplicative { least.replace(with: slope, where: slope .< least) }
    if form.season == .multiplicative {
      let season = seasons[t % form.seasonLength]
      least.replace(with: season, where: season .< least)
    }
  }
}
