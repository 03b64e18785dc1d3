/// Spells figures as reports do, for messages.
enum Figure {
  /// Four significant digits with a scale word: `3.33 trillion`, `4500`, `0.0123`.
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    let scales: [(word: String, factor: Double)] = [
      (" trillion", 1e12), (" billion", 1e9), (" million", 1e6),
    ]
    guard let scale = scales.first(where: { abs(value) >= $0.factor }), abs(value) < 1e16 else {
      return rounded(value).compact
    }
    return rounded(value / scale.factor).compact + scale.word
  }

  /// Four significant digits, all digits of whole numbers before the point.
  private static func rounded(_ value: Double) -> Double {
    if abs(value) >= 1e15 || value == value.rounded() || abs(value) < 1e-300 { return value }
    var power = 1.0
    while abs(value) * power < 1000 { power *= 10 }
    return (value * power).rounded() / power
  }
}
