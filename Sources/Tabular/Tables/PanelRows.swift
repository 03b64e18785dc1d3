public import TimeSeries

/// Groups rows that stand in memory into series, as ``TableReader`` does with those of a file.
///
/// In places, the line is the number of the row, from 1, and the column is 0.
public struct PanelRows: Sendable {
  private var panel: PanelAssembler

  /// No rows yet.
  ///
  /// - Parameter regressors: names of the numeric columns beside `y`, in the order of their values.
  public init(regressors: [String] = []) { panel = PanelAssembler(regressorNames: regressors) }

  /// How many rows there are.
  public var count: Int { panel.rowCount }

  private var place: TextPlace { TextPlace(line: panel.rowCount, column: 0) }

  /// Begins a row of a series; an empty name is a fault of its own series.
  ///
  /// - Parameter name: UTF-8.
  /// - Throws: `.csv(.invalidUTF8)` where the name is something else.
  /// - Complexity: O(bytes), without allocation for a series that is known.
  public mutating func begin(_ name: Span<UInt8>) throws(TableError) {
    panel.rowCount += 1
    if panel.select(name) {
      do {
        _ = try UTF8Span(validating: name)
      } catch {
        throw .csv(.invalidUTF8(byte: name[error.byteOffsets.lowerBound], at: place))
      }
      panel.noteFirstPlace(place)
    }
    if name.isEmpty { addFault(.noName, "unique_id", "") }
  }

  /// Adds period and values of the row that was begun.
  ///
  /// - Parameters:
  ///   - period: the period as it is written.
  ///   - value: NaN for a gap; an infinity is a fault of the series.
  ///   - regressors: one value a regressor, likewise.
  /// - Precondition: as many regressors as there are names.
  public mutating func add(_ period: PeriodStamp, _ value: Double, regressors: Span<Double>) {
    precondition(regressors.count == panel.regressorNames.count, "a value for each regressor")
    if value.isInfinite { addFault(.notRepresentable, "y", "\(value)") }
    guard panel.append(period, value.isInfinite ? .nan : value, at: place) else {
      if let form = panel.expectedForm {
        addFault(.mixedNotation(expected: form), "ds", period.description)
      }
      return
    }
    for index in regressors.indices {
      let number = regressors[index]
      if number.isInfinite {
        let fault = SeriesFault(
          kind: .notRepresentable, place: place, column: panel.regressorNames[index],
          text: "\(number)")
        panel.remark { $0.add(fault, regressor: index) }
      }
      panel.append(regressor: number.isInfinite ? .nan : number)
    }
  }

  /// Notes that the row that was begun has no period that can be read.
  public mutating func addUnreadablePeriod(_ text: String) {
    addFault(.unreadablePeriod, "ds", text)
  }

  /// The table of all rows.
  ///
  /// - Parameter frequency: the frequency asked for, or nil to find it.
  /// - Throws: `.noRows` without rows, `.frequencyMismatch` for a frequency that is not theirs.
  public consuming func table(frequency: Frequency?) throws(TableError) -> PanelTable {
    panel.finish()
    let names = panel.names
    return try panel.resolved(frequency: frequency, notices: [], title: names.text)
  }

  private mutating func addFault(_ kind: SeriesFault.Kind, _ column: String, _ text: String) {
    let fault = SeriesFault(kind: kind, place: place, column: column, text: text)
    panel.remark { $0.add(fault) }
  }
}
