extension Combination.Fitted: CombiningFit {
  /// Keyword, form, weight, criterion and medians of each member; one that could not be fitted has
  /// weight 0 and no medians.
  public func combinedMembers(
    over horizon: Int, given covariates: Covariates
  ) throws(ForecastError) -> [CombinedMember] {
    var result: [CombinedMember] = []
    for member in members {
      guard let fit = member.fit else {
        result.append(CombinedMember(name: member.keyword, weight: 0))
        continue
      }
      result.append(
        CombinedMember(
          name: member.keyword, form: fit.chosenForm?.name, weight: member.weight,
          aicc: fit.summary.aicc,
          medians: try fit.forecast(horizon, given: covariates).steps.map(\.median)))
    }
    return result
  }
}
