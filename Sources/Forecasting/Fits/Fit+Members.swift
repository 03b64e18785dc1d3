extension Fit {
  /// The members of a combination with their medians in the unit of the series; nothing for other
  /// models.
  ///
  /// - Precondition: `horizon` is at least 1.
  public func combinedMembers(
    over horizon: Int, given covariates: Covariates = .none
  ) throws(ForecastError) -> [CombinedMember] {
    precondition(horizon >= 1, "a horizon of at least one period")
    guard let combined = fitted as? any CombiningFit else { return [] }
    return try combined.combinedMembers(over: horizon, given: covariates).map { member in
      CombinedMember(
        name: member.name, form: member.form, weight: member.weight, aicc: member.aicc,
        medians: member.medians.map(scale.natural))
    }
  }
}
