extension Auto.Fitted: CombiningFit {
  /// The medians of the four members, of their median, and of what the regression makes of it.
  public func combinedMembers(
    over horizon: Int, given covariates: Covariates
  ) throws(ForecastError) -> [CombinedMember] {
    let members = members(horizon)
    let names = ["dynamic theta", "damped trend", "drift", "theta"]
    let all =
      zip(names, members.paths).map { ($0, $1) }
      + [("their median, drawn to prior growth", members.centre)]
      + [("half of that, half a learned regression", centre(of: members))]
    return all.map { name, path in
      CombinedMember(
        name: name,
        medians: path.enumerated().map { step, value in
          natural(scale.invert(value), at: observations.count + step)
        })
    }
  }
}
