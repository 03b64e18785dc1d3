/// Which definitions of an indicator count nearly what its main one counts, so that their figures say
/// something of it, up to an offset.
public enum Alikeness: Sendable, Hashable {
  /// Those whose figures for the same periods are near the main one's; where no main definition is
  /// named, those without such figures too.
  case byFigures
  /// None but the main one.
  case none
  /// Those named, each with the noise of its figures relative to them, beside its offset.
  case listed([String: Double])

  /// Noise of another definition's figures where a sheet says nothing of it.
  public static let usualNoise = 0.08
}
