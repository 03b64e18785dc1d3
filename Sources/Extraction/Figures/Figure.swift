import Indicators

/// A quantity in a sentence: one number or two ends of a range, with unit and hedge.
struct Figure: Sendable {
  var lower: Numeral
  var upper: Numeral?
  var unit: FigureUnit
  var qualifier: Qualifier
  /// Number, scale and unit, without the hedge.
  var tokens: Range<Int>
  /// The hedge, figure and all.
  var hedged: Range<Int>
  /// Whether a minus sign stands before it.
  var isNegative = false
}
