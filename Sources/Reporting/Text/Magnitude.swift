/// The scale word that keeps a column of numbers short: `trn`, `bn`, `m`, `k` or none.
package struct Magnitude: Sendable, Hashable {
  /// What one printed unit stands for.
  package let factor: Double
  /// The word before the unit; empty for 1.
  package let word: String

  /// The scale at which the largest of the values has one to five digits before the point.
  ///
  /// Values that are not finite do not count.
  package init(for values: some Sequence<Double>) {
    let largest = values.lazy.filter(\.isFinite).map(abs).max() ?? 0
    let step = Self.steps.first { largest >= $0.least } ?? (0, 1, "")
    factor = step.factor
    word = step.word
  }

  // Up to six digits are read without a word.
  private static let steps: [(least: Double, factor: Double, word: String)] = [
    (1e12, 1e12, "trn"), (1e9, 1e9, "bn"), (1e6, 1e6, "m"), (1e5, 1e3, "k"),
  ]

  /// A value in this scale with about four significant digits; whole numbers without decimals.
  package func text(_ value: Double) -> String {
    if factor == 1, abs(value) < 1e6, value == value.rounded() {
      return DecimalText.grouped(Int(value))
    }
    return DecimalText.significant(value / factor, digits: 4)
  }

  /// The scale word and the unit: `trn CNY`.
  package func label(unit: String) -> String {
    word.isEmpty ? unit : unit.isEmpty ? word : "\(word) \(unit)"
  }
}
