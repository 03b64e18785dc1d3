/// A confidence interval of one parameter, either end of which may not exist.
///
/// An end that the data does not show is nil and not a large number: see ``finding``.
public struct ParameterInterval: Sendable, Hashable, Codable {
  /// The parameter's name, as in ``Parameter/name``.
  public let name: String
  /// The confidence level, between 0 and 1.
  public let level: Double
  /// The lower end; nil where the interval has none.
  public let lower: Double?
  /// The upper end; nil where the interval has none, which stands for infinity.
  public let upper: Double?
  /// Power of the response's unit that the ends carry: 1 for a level, 0 for a proportion.
  public let responsePower: Int

  /// An interval with the ends that there are.
  public init(
    _ name: String, level: Double, lower: Double?, upper: Double?, responsePower: Int = 0
  ) {
    self.name = name
    self.level = level
    self.lower = lower
    self.upper = upper
    self.responsePower = responsePower
  }

  /// What there is to say of an interval without an end; nil where it has both.
  public var finding: String? {
    lower == nil || upper == nil ? "\(name) not identified by the data" : nil
  }

  /// The ends with their unit multiplied.
  func scaled(by unit: (_ responsePower: Int) -> Double) -> ParameterInterval {
    let factor = unit(responsePower)
    return ParameterInterval(
      name, level: level, lower: lower.map { $0 * factor }, upper: upper.map { $0 * factor },
      responsePower: responsePower)
  }
}
