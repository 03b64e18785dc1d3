extension TableLayout {
  /// The layout that a file's header tells of.
  ///
  /// `unique_id` or `ds` means long, `Entity` and `Year` mean owid; anything else is taken for wide.
  ///
  /// - Throws: what keeps the header from being read.
  public static func recognized(path: String) throws(TableError) -> TableLayout {
    let columns: [String]
    do throws(CSVError) {
      var reader = try CSVReader(path: path)
      columns = try reader.readHeader().columns
    } catch {
      throw .csv(error)
    }
    if columns.contains("unique_id") || columns.contains("ds") { return .long }
    if columns.contains("Entity") && columns.contains("Year") { return .owid }
    return .wide
  }
}
