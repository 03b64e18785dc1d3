public import TimeSeries

/// The column of a table that says to which period a row belongs.
public struct TimeColumn: Sendable {
  /// The name in the header.
  public let name: String
  /// One a row; empty where a fault keeps the rows from having periods.
  public private(set) var periods: [Period] = []
  /// What is wrong with its cells, in file order.
  public private(set) var faults: [ColumnFault] = []

  private let position: Int
  private var stamps: [PeriodStamp?] = []
  private var places: [TextPlace] = []
  private var texts: [Int: String] = [:]

  init(name: String, position: Int) {
    self.name = name
    self.position = position
  }

  /// Reads the cell of a row.
  mutating func append(_ reader: borrowing CSVReader) {
    let stamp = reader.withField(position) { PeriodStamp(parsing: $0) }
    append(stamp, at: reader.place(position), text: stamp == nil ? reader.text(position) : "")
  }

  /// Takes the period of a row; nil where its text is none.
  mutating func append(_ stamp: PeriodStamp?, at place: TextPlace, text: String) {
    if stamp == nil { texts[stamps.count] = text }
    stamps.append(stamp)
    places.append(place)
  }

  /// Finds the frequency of all rows and the period of each.
  ///
  /// Integers are years or running numbers, dates have the longest frequency that they fit.
  ///
  /// - Complexity: O(n log n).
  mutating func resolve() {
    let form = stamps.lazy.compactMap(\.self).first?.form
    for (row, stamp) in stamps.enumerated() {
      if let stamp {
        if stamp.form != form { fault(.otherNotation(stamp.description), row) }
      } else {
        fault(.notAPeriod(texts[row] ?? ""), row)
      }
    }
    guard faults.isEmpty, let form else { return }
    let known = stamps.compactMap(\.self)
    let frequency: Frequency
    switch form {
    case .integer: frequency = .annual
    case .quarter: frequency = .quarterly
    case .month: frequency = .monthly
    case .date:
      let spacing = DateSpacing(known.map(\.ordinal))
      if let row = spacing.rowWithinMonth {
        fault(.datesWithinMonth(known[row].description), row)
        return
      }
      frequency = spacing.frequency ?? .annual
    }
    var seen: [Int: Int] = [:]
    let found = known.compactMap { Period($0, frequency: frequency) }
    for (row, period) in found.enumerated() {
      if let first = seen[period.ordinal] {
        fault(.repeatedPeriod(known[row].description, line: places[first].line), row)
      } else {
        seen[period.ordinal] = row
      }
    }
    if faults.isEmpty { periods = found }
  }

  private mutating func fault(_ kind: ColumnFault.Kind, _ row: Int) {
    guard faults.count < ColumnTable.faultLimit else { return }
    faults.append(ColumnFault(kind, column: name, at: places[row]))
  }
}
