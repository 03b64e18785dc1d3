public import Tabular
public import TimeSeries

/// A table read for forecasting without a pipeline.
public struct PanelInput: Sendable {
  /// The series, good and bad, in order of first appearance.
  public let table: PanelTable
  /// What was done to the table while it was read.
  public let notices: [Diagnostic]

  /// Reads a file, CSV or JSON; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - layout: how it is laid out; nil to tell from its header.
  ///   - frequency: the frequency, or nil to find it.
  /// - Throws: why the file as a whole cannot be used.
  public init(path: String, layout: TableLayout?, frequency: Frequency?) throws(Rejection) {
    let places = TablePlaces(
      file: path == "-" ? "standard input" : path, isDatabase: false)
    do throws(TableError) {
      table = try TableReader(layout: layout, frequency: frequency).read(path: path)
    } catch {
      throw Rejection([.tableError(error, in: places)])
    }
    notices = table.notices.map { .tableNotice($0, in: places) }
  }

  /// Takes rows that stand in memory.
  ///
  /// - Parameters:
  ///   - rows: all rows.
  ///   - name: what diagnostics call the table.
  ///   - frequency: the frequency, or nil to find it.
  /// - Throws: why the rows as a whole cannot be used.
  public init(
    rows: consuming PanelRows, named name: String, frequency: Frequency?
  ) throws(Rejection) {
    let places = TablePlaces(file: name, isDatabase: true)
    do throws(TableError) {
      table = try rows.table(frequency: frequency)
    } catch {
      throw Rejection([.tableError(error, in: places)])
    }
    notices = table.notices.map { .tableNotice($0, in: places) }
  }
}
