/// A point where an objective is smallest.
public struct Minimum: Sendable, Hashable {
  /// The point.
  public let point: [Double]
  /// The objective there.
  public let value: Double
  /// How often the objective was evaluated.
  public let evaluations: Int

  /// Collects the three.
  public init(point: [Double], value: Double, evaluations: Int) {
    self.point = point
    self.value = value
    self.evaluations = evaluations
  }
}
