import TimeSeries

/// Reads `unique_id,ds,y` and further numeric columns.
enum LongTable {
  /// Reads the records after the header.
  static func read(
    _ source: inout some RecordSource & ~Copyable, _ header: CSVHeader
  ) throws(TableError) -> PanelAssembler {
    let name = try header.require("unique_id", layout: .long)
    let period = try header.require("ds", layout: .long)
    let value = try header.require("y", layout: .long)
    let columns = header.columns
    let regressors = columns.indices.filter { ![name, period, value].contains($0) }
    let names = regressors.map { columns[$0] }
    var panel = PanelAssembler(regressorNames: names)
    while try source.nextRecord() {
      panel.rowCount &+= 1
      guard panel.hasAllFields(source, header, nameField: name) else { continue }
      panel.selectSeries(source, name, "unique_id")
      let stamp = panel.stamp(source, period, "ds")
      let y = panel.value(source, value, "y")
      guard let stamp, panel.add(stamp, y, source, period, "ds") else { continue }
      for (index, field) in regressors.enumerated() {
        panel.append(regressor: panel.value(source, field, names[index], regressor: index))
      }
    }
    return panel
  }
}

extension CSVHeader {
  /// The position of a column that a layout cannot do without.
  func require(_ name: String, layout: TableLayout) throws(TableError) -> Int {
    if let position = position(name) { return position }
    throw .missingColumn(name, layout: layout, present: columns, at: places[0])
  }
}
