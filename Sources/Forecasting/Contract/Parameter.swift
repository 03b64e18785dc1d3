/// One estimated number of a fitted model.
public struct Parameter: Sendable, Hashable, Codable {
  /// The field's name for it: `drift`, `alpha`, `log(gdp-cny)`.
  public let name: String
  /// The estimate.
  public let estimate: Double
  /// Its standard error, where theory gives one.
  public let standardError: Double?
  /// Power of the response's unit that the estimate carries: 1 for a level, 0 for a proportion.
  public let responsePower: Int

  /// One row of the tidy list.
  public init(
    _ name: String, _ estimate: Double, standardError: Double? = nil, responsePower: Int = 0
  ) {
    self.name = name
    self.estimate = estimate
    self.standardError = standardError
    self.responsePower = responsePower
  }
}
