import Forecasting
import Pipelines
import Reporting
import TimeSeries

/// Builds a batch of results: series, periods and numbers in the types of the input.
struct ResultColumns {
  /// A row before its numbers.
  struct Key {
    let series: String
    /// `ds`, and `cutoff` where there is one.
    let periods: [String]
    /// The model of the long layout.
    let model: String?
  }

  private let seriesType: ArrowType
  private let periodType: ArrowType
  private let hasModel: Bool
  private var keys: [Key] = []
  private var numbers: [[Double]]
  private let periodColumns: Int

  /// No rows yet.
  ///
  /// - Parameters:
  ///   - periods: how many columns of periods there are.
  ///   - numbers: how many columns of numbers there are.
  init(_ seriesType: ArrowType, _ periodType: ArrowType, periods: Int, hasModel: Bool, numbers: Int)
  {
    self.seriesType = seriesType
    self.periodType = periodType
    self.hasModel = hasModel
    periodColumns = periods
    self.numbers = Array(repeating: [], count: numbers)
  }

  /// Whether periods can be written in the type of the input.
  func isAble(toWrite periods: [String]) -> Bool {
    periods.allSatisfy { period in
      switch periodType.values {
      case .moment(_, let unitsPerDay, _):
        guard let date = PeriodStamp(period), date.form == .date else { return false }
        return !CivilDay.days(date).multipliedReportingOverflow(by: unitsPerDay).overflow
      case .integer: return Int64(period) != nil
      default: return true
      }
    }
  }

  /// Adds a row; NaN for a number that there is not.
  ///
  /// - Precondition: ``isAble(toWrite:)``, and a number a column.
  mutating func append(_ key: Key, _ row: [Double]) {
    precondition(row.count == numbers.count, "a number a column")
    keys.append(key)
    for (column, number) in row.enumerated() { numbers[column].append(number) }
  }

  /// The columns: series, periods, model, numbers.
  var columns: [ArrowColumn] {
    let names = keys.map(\.series)
    var columns: [ArrowColumn] = [
      seriesType.isInteger ? .integers(names.map { Int64($0) ?? 0 }) : .texts(names)
    ]
    for column in 0..<periodColumns { columns.append(moments(keys.map { $0.periods[column] })) }
    if hasModel { columns.append(.texts(keys.map { $0.model ?? "" })) }
    return columns + numbers.map { .numbers($0) }
  }

  private func moments(_ periods: [String]) -> ArrowColumn {
    func days(_ period: String) -> Int { PeriodStamp(period).map(CivilDay.days) ?? 0 }
    switch periodType.values {
    case .moment(bytes: 4, unitsPerDay: _, format: let format):
      return .shortMoments(periods.map { Int32(days($0)) }, format: format)
    case .moment(_, let unitsPerDay, let format):
      return .moments(periods.map { Int64(days($0) * unitsPerDay) }, format: format)
    case .integer: return .integers(periods.map { Int64($0) ?? 0 })
    default: return .texts(periods)
    }
  }
}

extension PanelOptions {
  /// The names of the columns of numbers.
  func numberNames(hasActual: Bool) -> [String] {
    func bounds(_ prefix: String) -> [String] {
      levels.flatMap { level in
        ["\(prefix)lo-\(DecimalText.level(level))", "\(prefix)hi-\(DecimalText.level(level))"]
      }
    }
    let actual = hasActual ? ["y"] : []
    switch layout {
    case .long: return actual + ["mean", "median"] + bounds("")
    case .wide: return actual + models.map(\.label).flatMap { [$0] + bounds("\($0)-") }
    }
  }

  /// How many columns of numbers a model has in the wide layout.
  var numbersByModel: Int { 1 + 2 * levels.count }
}
