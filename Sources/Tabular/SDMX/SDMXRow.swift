package import TimeSeries

/// One row of SDMX-CSV.
package struct SDMXRow {
  /// What the row is there for.
  package enum Purpose: Sendable, Hashable {
    /// An observation, with a value or without.
    case observation
    /// Attributes of a series or a group, without period and value.
    case attributes
    /// An action that brings no data: `D` deletes.
    case otherAction(String)
  }

  let columns: SDMXColumns
  let row: TableRow

  /// What the row is there for.
  package var purpose: Purpose {
    if let action = columns.action, !bringsData(action) { return .otherAction(code(action)) }
    return isWithoutObservation ? .attributes : .observation
  }

  /// The period; also in the forms of reporting years, `2024-A1` and `2024-M01`.
  package var stamp: PeriodStamp? {
    row.withField(columns.period.field) { ReportingPeriod.stamp($0) }
  }

  /// Whether the value is empty, or a word for nothing.
  package var isGap: Bool {
    row.withField(columns.value.field) { NumericField($0) } == .missing
  }

  /// The power of ten that the value is in, 0 without one; nil where it is no small integer.
  package var powerOfTen: Int? {
    guard let multiplier = columns.multiplier else { return 0 }
    return row.withField(multiplier.field) { bytes in
      let range = SDMXCode.range(bytes, isLabelled: multiplier.isLabelled)
      return SDMXCode.powerOfTen(bytes.extracting(range))
    }
  }

  /// The marks on the value; none for a normal one.
  package var flags: [ObservationFlag] {
    guard let status = columns.status else { return [] }
    return row.withField(status.field) { bytes in
      let range = SDMXCode.range(bytes, isLabelled: status.isLabelled)
      return ObservationFlag.all(
        in: bytes.extracting(range), isEurostat: status.id.uppercased() == "OBS_FLAG")
    }
  }

  /// The code in a column, its name cut off.
  package func code(_ component: SDMXColumns.Component) -> String {
    row.withField(component.field) { bytes in
      let range = SDMXCode.range(bytes, isLabelled: component.isLabelled)
      return String(decodingValid: bytes.extracting(range))
    }
  }

  /// The text of a column as it is written.
  package func text(_ component: SDMXColumns.Component) -> String { row.text(component.field) }

  /// Where a column stands in the row.
  package func place(_ component: SDMXColumns.Component) -> TextPlace {
    row.place(component.field)
  }

  /// The codes that tell a series from others; see ``SDMXSeriesNames``.
  package var key: String {
    var bytes: [UInt8] = []
    appendKey(to: &bytes)
    return String(decodingValid: bytes.span)
  }

  /// Adds the codes of structure and dimensions, with a separator behind each.
  ///
  /// - Returns: whether any dimension has a code.
  @discardableResult
  func appendKey(to key: inout [UInt8]) -> Bool {
    if let structure = columns.structure { append(structure, to: &key) }
    key.append(SeriesKey.separator)
    let start = key.count
    for dimension in columns.dimensions {
      append(dimension, to: &key)
      key.append(SeriesKey.separator)
    }
    return key.count > start + columns.dimensions.count
  }

  private func append(_ component: SDMXColumns.Component, to key: inout [UInt8]) {
    // A torn row ends before.
    guard component.field < row.fieldCount else { return }
    row.withField(component.field) { bytes in
      let range =
        component == columns.structure
        ? SDMXCode.structureRange(bytes)
        : SDMXCode.range(bytes, isLabelled: component.isLabelled)
      for index in range { key.append(bytes[index]) }
    }
  }

  /// Whether there is neither a period nor a value.
  var isWithoutObservation: Bool { isBlank(columns.period) && isBlank(columns.value) }

  /// Whether an action is to inform, append, replace or merge; information without one.
  private func bringsData(_ action: SDMXColumns.Component) -> Bool {
    row.withField(action.field) { bytes in
      let range = SDMXCode.range(bytes, isLabelled: action.isLabelled)
      guard let first = range.first else { return true }
      return range.count == 1 && SDMXCode.actionsWithData.contains(bytes[first])
    }
  }

  private func isBlank(_ component: SDMXColumns.Component) -> Bool {
    row.withField(component.field) { ASCII.trimmed($0).isEmpty }
  }
}

extension SDMXColumns {
  /// The current row of a file whose header this is.
  ///
  /// - Precondition: the row has as many fields as the header.
  package func row(of reader: borrowing CSVReader) -> SDMXRow {
    precondition(reader.fieldCount == header.columns.count, "a torn row has no columns")
    return SDMXRow(columns: self, row: TableRow(batch: reader.batch, mark: reader.mark))
  }
}
