import TimeSeries

extension Auto.Fitted {
  /// Calibrated distributions around the medians of another model, one a step.
  ///
  /// - Parameter medians: in the unit of the series.
  /// - Throws: `.notRepresentable` with the first median that is not on the scale of the series.
  func distributions(
    around medians: [Double]
  ) throws(ForecastError) -> [PredictiveDistribution] {
    var centre: [Double] = []
    for (step, median) in medians.enumerated() {
      let position = observations.count + step
      let carried = link.apply(median)
      let place = scale.place(of: season?.adjusted(carried, at: position) ?? carried)
      guard place.isFinite else { throw .notRepresentable(step: step + 1) }
      centre.append(place)
    }
    let members = members(medians.count)
    let own = self.centre(of: members)
    for step in centre.indices {
      let away = (centre[step] - own[step]) / members.deviations[step]
      let spread = members.spread(at: step, with: [centre[step]])
      guard away.isFinite, spread.isFinite else { throw .notRepresentable(step: step + 1) }
    }
    let calibration = CalibrationConstants.of(frequency)
    let factors = IntervalFactors(
      outer: calibration.outer, inner: calibration.inner, horizon: constants.horizon)
    let lines = factors.lines(members, around: centre, beside: own)
    return distributions(scale.widening(lines))
  }

  /// Whether there are units to measure bounds in; there are none where nothing ever moved from zero.
  var hasUnit: Bool {
    if case .linear(_, 0) = scale { false } else { true }
  }
}
