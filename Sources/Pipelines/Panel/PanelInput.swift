public import Tabular
public import TimeSeries

/// A table read for forecasting without a pipeline.
public struct PanelInput: Sendable {
  /// The series, good and bad, in order of first appearance.
  public let table: PanelTable
  /// What was done to the table while it was read.
  public let notices: [Diagnostic]

  /// Reads a CSV file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - layout: how it is laid out; nil to tell from its header.
  ///   - frequency: the frequency, or nil to find it.
  /// - Throws: why the file as a whole cannot be used.
  public init(path: String, layout: TableLayout?, frequency: Frequency?) throws(Rejection) {
    let places = TablePlaces(file: path, isDatabase: false)
    do throws(TableError) {
      let known: TableLayout
      if let layout { known = layout } else { known = try .recognized(path: path) }
      table = try TableReader(layout: known, frequency: frequency).read(path: path)
    } catch {
      throw Rejection([.tableError(error, in: places)])
    }
    notices = table.notices.map { .tableNotice($0, in: places) }
  }
}
