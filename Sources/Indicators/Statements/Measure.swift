/// What a figure measures.
public enum Measure: String, Sendable, Hashable, CaseIterable, Codable {
  /// The value of the period itself; the default.
  case level
  /// Percentage change over the year before, or over a span that compares exactly its two years.
  case growth
  /// Percentage change a year over a span.
  case averageGrowth = "average_growth"
  /// Last year's value as a multiple of the first year's.
  case multiple
  /// Absolute difference to the year before, or between the two years of a span.
  case change
  /// Sum over a span, both ends in.
  case cumulative
  /// A stock at that month's end, or a flow from January to that month.
  case asOf = "as_of"
  /// A place in a ranking, 1 the best.
  case rank
}
