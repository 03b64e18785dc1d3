/// The mean change, drawn to a prior growth: g = c ḡ + (1 − c) g₀, c = (n − 1)/(n − 1 + 4).
enum ShrunkenDrift {
  private static let priorChanges = 4.0

  /// The path h g from the last value, which is 0.
  static func path(_ z: [Double], horizon: Int, priorGrowth: Double) -> [Double] {
    let changes = Double(z.count - 1)
    let mean = z.count > 1 ? -z[0] / changes : 0
    let weight = changes / (changes + priorChanges)
    let growth = weight * mean + (1 - weight) * priorGrowth
    return (1...horizon).map { growth * Double($0) }
  }
}
