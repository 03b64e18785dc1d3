/// A fitted model whose forecast is made of several members.
public protocol CombiningFit: FittedModel {
  /// What each member says of the periods after the last observation, in the model's order.
  ///
  /// - Precondition: `horizon` is at least 1.
  func combinedMembers(
    over horizon: Int, given covariates: Covariates
  ) throws(ForecastError) -> [CombinedMember]
}

/// A member of a forecast that is made of several.
public struct CombinedMember: Sendable, Hashable, Codable {
  /// What it is called: a keyword, or the part of the model.
  public let name: String
  /// The form that it has chosen; nil where it has no choice.
  public let form: String?
  /// Its weight in the combination, 0 to 1; nil where members are not weighed one by one.
  public let weight: Double?
  /// Akaike's corrected criterion, where it has one.
  public let aicc: Double?
  /// Its medians, one a period, in the unit of the series; empty where it could not be fitted.
  public let medians: [Double]

  /// Collects the parts.
  public init(
    name: String, form: String? = nil, weight: Double? = nil, aicc: Double? = nil,
    medians: [Double] = []
  ) {
    self.name = name
    self.form = form
    self.weight = weight
    self.aicc = aicc
    self.medians = medians
  }
}
