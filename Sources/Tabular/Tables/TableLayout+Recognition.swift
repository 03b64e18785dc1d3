extension TableLayout {
  /// The layout that a header tells of.
  ///
  /// `unique_id` or `ds` means long, `Entity` and `Year` mean owid, `TIME_PERIOD` and
  /// `OBS_VALUE` mean sdmx; anything else is taken for wide.
  init(of header: CSVHeader) {
    let columns = header.columns
    if columns.contains("unique_id") || columns.contains("ds") {
      self = .long
    } else if columns.contains("Entity") && columns.contains("Year") {
      self = .owid
    } else if SDMXColumns.areIn(header) {
      self = .sdmx
    } else {
      self = .wide
    }
  }
}
