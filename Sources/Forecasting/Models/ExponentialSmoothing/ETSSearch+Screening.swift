extension ETSSearch {
  /// Starting points with initial states that suit them.
  mutating func screened() -> [Point] {
    let isPlain = !sample.form.hasSeason && sample.form.isLinear
    return isPlain ? plainStarts() : otherStarts()
  }

  /// With the states of least squares, eight at a time.
  private mutating func plainStarts() -> [Point] {
    var screening = ETSScreening(count: sample.values.count)
    var starts: [Point] = []
    for batch in region.starts {
      let weights = region.weights(at: batch)
      var (level, slope) = screening.states(of: sample, at: weights)
      var values = plainValues(weights, level, slope)
      let isWithout = values .== Lanes(repeating: .infinity)
      if any(isWithout) {
        // The first value and no slope have positive means.
        level.replace(with: 0, where: isWithout)
        slope.replace(with: 0, where: isWithout)
        values = plainValues(weights, level, slope)
      }
      for lane in 0..<8 {
        var states = States.zero
        states[0] = level[lane]
        states[1] = slope[lane]
        starts.append(
          Point(coordinates: batch[lane: lane], states: states, value: values[lane]))
      }
    }
    return starts
  }

  private mutating func plainValues(
    _ weights: ETSWeights<Lanes>, _ level: Lanes, _ slope: Lanes
  ) -> Lanes {
    lanes.weights = weights
    (lanes.state.level, lanes.state.slope) = (level, slope)
    return sample.values(at: &lanes)
  }

  /// With one step of least squares from a guess, with the guess itself, or with no slope and season:
  /// whichever is best.
  private mutating func otherStarts() -> [Point] {
    let beginning = ETSBeginning(of: sample)
    let guess: States = beginning.states()
    let flat: States = beginning.flattened(sample).states()
    var starts: [Point] = []
    for batch in region.starts {
      var points: [Point] = []
      for lane in 0..<8 {
        let point = Point(coordinates: batch[lane: lane], states: guess, value: .infinity)
        points.append(point)
        points[lane].states += linearised(point).shift
      }
      let weights = region.weights(at: batch)
      evaluate(&points, weights)
      for states in [guess, flat] {
        var others = points
        for lane in 0..<8 { others[lane].states = states }
        evaluate(&others, weights)
        for lane in 0..<8 where others[lane].value < points[lane].value {
          points[lane] = others[lane]
        }
        if points.allSatisfy({ $0.value < .infinity }) { break }
      }
      starts += points
    }
    return starts
  }

  private mutating func evaluate(_ points: inout [Point], _ weights: ETSWeights<Lanes>) {
    lanes.setStates(sample.form) { j in
      var states = Lanes.zero
      for lane in 0..<8 { states[lane] = points[lane].states[j] }
      return states
    }
    lanes.weights = weights
    let values = sample.values(at: &lanes)
    for lane in 0..<8 { points[lane].value = values[lane] }
  }
}
