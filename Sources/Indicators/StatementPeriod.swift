public import TimeSeries

/// What a statement is about: a period, or a span of years or other periods, both ends in.
public enum StatementPeriod: Sendable, Hashable, Codable {
  /// `2025`, `2025-Q3`, `2025-11`.
  case single(Period)
  /// `2021/2025`.
  case span(Period, Period)
}
