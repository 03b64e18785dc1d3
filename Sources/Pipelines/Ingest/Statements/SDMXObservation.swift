import Indicators
import Tabular
import TimeSeries

/// A row of official statistics, taken apart.
struct SDMXObservation {
  /// The codes that tell its series from others.
  let key: String
  let line: Int
  let stamp: PeriodStamp?
  let structure: SDMXStructure
  /// Whether there is no value.
  let isGap: Bool
  /// The period as written.
  let period: StatementRecord.Cell
  private let value: StatementRecord.Cell
  private let scale: StatementRecord.Cell?
  private let unit: StatementRecord.Cell?
  private let source: StatementRecord.Cell?
  private let status: StatementRecord.Cell?
  private let flags: [ObservationFlag]
  /// `A`, `Q`, `M`; empty where no dimension says it.
  private let frequency: String

  /// Whether its publisher counts otherwise from here on.
  var isBreak: Bool { flags.contains(where: \.isBreak) }

  /// Takes a row apart.
  init(_ row: SDMXRow, _ columns: SDMXColumns, line: Int) {
    func cell(_ component: SDMXColumns.Component, _ text: String) -> StatementRecord.Cell {
      let place = row.place(component)
      return StatementRecord.Cell(text, line: place.line, column: place.column)
    }
    self.line = line
    key = row.key
    stamp = row.stamp
    isGap = row.isGap
    flags = row.flags
    frequency = columns.dimensions.first(where: \.isFrequency).map { row.code($0) } ?? ""
    let structure = SDMXStructure(columns.structure.map { row.code($0) } ?? "")
    self.structure = structure
    period = cell(columns.period, row.code(columns.period))
    value = cell(columns.value, row.text(columns.value))
    let (unitText, unitPower) = Self.unit(columns.unit.map { row.code($0) } ?? "")
    unit = columns.unit.map { cell($0, unitText) }
    let power = row.powerOfTen.map { $0 + unitPower }
    scale = (columns.multiplier ?? columns.unit).map { column in
      // What is no power stays as it is, and is reported as a scale that is not known.
      cell(column, power.map { $0 == 0 ? "" : "1e\($0)" } ?? row.code(column))
    }
    source = columns.structure.map { cell($0, structure.id) }
    status = columns.status.map { cell($0, "") }
  }

  /// The row as a record of a statement about an indicator.
  ///
  /// - Parameter start: the last break at or before it; nil before the first.
  func record(id: String, from start: PeriodStamp?) -> StatementRecord {
    var cells: [StatementColumn: StatementRecord.Cell] = [
      .indicator: StatementRecord.Cell(id, line: line, column: 0), .value: value,
    ]
    func derived(_ text: String, _ cell: StatementRecord.Cell?) -> StatementRecord.Cell {
      StatementRecord.Cell(text, line: cell?.line ?? line, column: cell?.column ?? 0)
    }
    cells[.period] = derived(periodText, period)
    cells[.scale] = scale
    cells[.unit] = unit
    cells[.source] = source
    cells[.publisher] = derived(structure.agency, source)
    if flags.contains(where: \.isEstimate) {
      cells[.qualifier] = derived(Qualifier.about.rawValue, status)
    }
    if flags.contains(where: \.isForecast) {
      cells[.status] = derived(Status.proposed.rawValue, status)
    }
    if let start { cells[.definition] = derived("from \(start)", status) }
    let others = flags.filter { !$0.isEstimate && !$0.isBreak }
    cells[.note] = derived(
      others.map { $0.meaning ?? "flag \($0.letter)" }.joined(separator: ", "), status)
    return StatementRecord(line: line, cells: cells)
  }

  /// The period as statements write it.
  ///
  /// A date stands for the period of the frequency that it lies in; half-years are `2024-S1` in SDMX.
  private var periodText: String {
    if let stamp {
      guard let month = stamp.monthOrdinal, stamp.form == .date else { return "\(stamp)" }
      switch frequency {
      case "A": return "\(PeriodStamp(form: .integer, ordinal: month / 12))"
      case "Q": return "\(PeriodStamp(form: .quarter, ordinal: month / 3))"
      case "M": return "\(PeriodStamp(form: .month, ordinal: month))"
      default: return "\(stamp)"
      }
    }
    let parts = period.text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1] == "S1" || parts[1] == "S2" else { return period.text }
    return "\(parts[0])-H\(parts[1].dropFirst())"
  }

  /// A code of `UNIT_MEASURE` as statements write units, and the power of ten in it.
  ///
  /// Currencies are ISO codes there too; `PT_B1GQ` and Eurostat's `PC_GDP` are percentages of
  /// something, `USD_PPP` is at purchasing power parity, Eurostat's `MIO_EUR` in millions. Other
  /// codes are comparable with themselves.
  private static func unit(_ code: String) -> (text: String, power: Int) {
    if ["PT", "PC", "PERCENT"].contains(code) || code.hasPrefix("PT_") || code.hasPrefix("PC_") {
      return ("%", 0)
    }
    if code.hasSuffix("_PPP") { return ("PPP \(code.dropLast("_PPP".count))", 0) }
    for (prefix, power) in [("THS_", 3), ("MIO_", 6)] where code.hasPrefix(prefix) {
      let currency = Currency(code: String(code.dropFirst(prefix.count)))
      if currency.isKnown { return (currency.code, power) }
    }
    do throws(UnknownWord) {
      _ = try Unit(code)
      return (code, 0)
    } catch {
      return (error.meant ?? code, 0)
    }
  }
}
