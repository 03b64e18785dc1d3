/// Probabilities estimated from sample paths: never 0, never 1.
public enum Probability {
  /// The share of paths, clipped to half a path from certainty either way.
  ///
  /// With 4000 paths: no less than 0.000125, no more than 0.999875. What is rarer than one path in
  /// the sample is not distinguished from it.
  ///
  /// - Precondition: `0 <= hits <= paths`, `paths > 0`.
  public static func estimate(hits: Int, of paths: Int) -> Double {
    precondition(paths > 0 && (0...paths).contains(hits), "\(hits) of \(paths) paths")
    let n = Double(paths)
    return min(max(Double(hits) / n, 0.5 / n), 1 - 0.5 / n)
  }

  /// `<1 %`, `37 %`, `>99 %`: whole percents that never claim certainty.
  public static func text(_ probability: Double) -> String {
    if probability < 0.01 { return "<1 %" }
    if probability > 0.99 { return ">99 %" }
    return "\(Int((probability * 100).rounded())) %"
  }
}
