public import Forecasting

/// A model with its settings, as configured.
public struct ModelChoice: Sendable {
  /// The configured model.
  public let model: any Model
  /// A model with its settings.
  public init(_ model: any Model) { self.model = model }
}

extension ModelChoice: Hashable {
  /// Same model, same settings.
  public static func == (lhs: ModelChoice, rhs: ModelChoice) -> Bool {
    AnyHashable(lhs.model) == AnyHashable(rhs.model)
  }
  /// Hashes the model.
  public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(model)) }
}
