public import TimeSeries

/// Values of regressors by name and period, past and future.
public struct Covariates: Sendable, Hashable {
  private let columns: [String: Series]

  /// Nothing: for univariate models.
  public static let none = Covariates([])

  /// The series by their names; the last of one name stands.
  public init(_ series: [Series]) {
    columns = Dictionary(series.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
  }

  /// The value of a regressor in a period, or nil where it is not known.
  public subscript(name: String, period: Period) -> Double? { columns[name]?[period] }

  /// Whether there is a series of that name at all.
  public func contains(_ name: String) -> Bool { columns[name] != nil }
}
