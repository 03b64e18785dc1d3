/// Where the training parts of a backtest end: the latest possible origin and earlier ones.
public struct RollingOrigins: Sendable, Hashable {
  /// What is kept of the past at each origin.
  public enum Training: Sendable, Hashable {
    /// All of it.
    case expanding
    /// So many of its last observations.
    case sliding(Int)
  }

  /// Periods forecast from each origin.
  public let horizon: Int
  /// How many origins at most.
  public let windows: Int
  /// Periods between origins.
  public let step: Int
  /// What is kept of the past at each origin.
  public let training: Training
  /// The shortest training part.
  public let minimumObservations: Int

  /// Lays the origins out.
  ///
  /// - Precondition: all numbers at least 1.
  public init(
    horizon: Int, windows: Int, step: Int = 1, training: Training = .expanding,
    minimumObservations: Int = 3
  ) {
    precondition(
      horizon >= 1 && windows >= 1 && step >= 1 && minimumObservations >= 1,
      "a backtest counts from one")
    self.horizon = horizon
    self.windows = windows
    self.step = step
    self.training = training
    self.minimumObservations = minimumObservations
  }

  /// The training parts of a series of so many observations, the earliest first; none where it is
  /// shorter than ``requiredObservations``.
  public func trainingParts(of count: Int) -> [Range<Int>] {
    (0..<windows).reversed().compactMap { window in
      let end = count - horizon - window * step
      guard end >= minimumObservations else { return nil }
      switch training {
      case .expanding: return 0..<end
      case .sliding(let length):
        return length >= minimumObservations ? max(0, end - length)..<end : nil
      }
    }
  }

  /// The shortest series with an origin.
  public var requiredObservations: Int { minimumObservations + horizon }
}
