import TimeSeries

extension PanelAssembler {
  /// The table, once all rows have been read and ``finish()`` was called.
  ///
  /// - Parameters:
  ///   - frequency: the frequency asked for, or nil to find it.
  ///   - notices: what was done to the table as a whole.
  ///   - title: the name of a series by its number; nil leaves the series out.
  /// - Throws: `.noRows` without series, `.frequencyMismatch` for a frequency that is not the table's.
  func resolved(
    frequency: Frequency?, notices: [TableNotice], title: (Int) -> String?
  ) throws(TableError) -> PanelTable {
    guard names.count > 0 else { throw .noRows }
    let calendar = try TableCalendar(rows, requested: frequency)
    var notices = notices
    if calendar.isAssumed {
      notices.append(
        TableNotice(kind: .assumedFrequency(calendar.frequency), series: nil, place: nil))
    }
    let places = LazyPlaces(places)
    let usable = usableRegressors(&notices)
    var entries: [PanelEntry] = []
    entries.reserveCapacity(names.count)
    for number in 0..<names.count {
      guard let title = title(number) else { continue }
      entries.append(
        entry(number, title, calendar, usable, &notices) {
          places.place(series: number, row: $0)
        })
    }
    return PanelTable(
      entries: entries, notices: notices, notation: Self.commonNotation(entries, calendar),
      frequency: calendar.frequency, rowCount: rowCount)
  }

  /// One series with its outcome; adds its notices.
  private func entry(
    _ number: Int, _ name: String, _ calendar: TableCalendar, _ usable: [Int],
    _ notices: inout [TableNotice], placeOfRow: @escaping (Int) -> TextPlace
  ) -> PanelEntry {
    let place = firstPlaces[number]
    var remarks = remarks[number] ?? SeriesRemarks()
    for word in remarks.gapWords {
      notices.append(
        TableNotice(
          kind: .gapWord(word.word, count: word.count), series: name, place: word.place))
    }
    for flag in remarks.flags {
      notices.append(
        TableNotice(
          kind: flag.flag.isForecast
            ? .publisherForecasts(flag.count) : .flagged(flag.flag, count: flag.count),
          series: name, place: flag.place))
    }
    guard let rows = rows[number] else {
      // Every row had a fault.
      let none = SeriesFault(kind: .noObservations, place: place, column: "", text: "")
      return PanelEntry(
        name: name, outcome: .failure(remarks.problem ?? SeriesProblem([none])),
        notation: calendar.hasYears ? .year : .index, regressors: [], place: place)
    }
    let resolution = SeriesResolution(
      name: name, number: number, rows: rows, calendar: calendar, place: place,
      placeOfRow: placeOfRow)
    for fault in resolution.faults { remarks.add(fault) }
    notices += resolution.notices
    if let problem = remarks.problem {
      return PanelEntry(
        name: name, outcome: .failure(problem), notation: resolution.notation, regressors: [],
        place: place)
    }
    return PanelEntry(
      name: name, outcome: resolution.series(named: name, rows.values),
      notation: resolution.notation,
      regressors: usable.map { regressor($0, rows, resolution, remarks) }, place: place)
  }

  private func regressor(
    _ index: Int, _ rows: SeriesRows, _ resolution: SeriesResolution, _ remarks: SeriesRemarks
  ) -> PanelRegressor {
    let name = regressorNames[index]
    if let faults = remarks.regressorFaults[index] {
      return PanelRegressor(name: name, outcome: .failure(SeriesProblem(faults)))
    }
    let values = stride(from: index, to: rows.regressors.count, by: regressorNames.count)
      .map { rows.regressors[$0] }
    return PanelRegressor(name: name, outcome: resolution.series(named: name, values))
  }

  /// The regressors with at least one number; a notice for each of the others.
  private func usableRegressors(_ notices: inout [TableNotice]) -> [Int] {
    regressorNames.indices.filter { index in
      let stride = regressorNames.count
      let hasNumbers = rows.contains { series in
        guard let values = series?.regressors else { return false }
        return Swift.stride(from: index, to: values.count, by: stride)
          .contains { !values[$0].isNaN }
      }
      if hasNumbers { return true }
      let first = remarks.values.compactMap { $0.regressorFaults[index]?.first }
        .min { $0.place < $1.place }
      notices.append(
        TableNotice(
          kind: .ignoredColumn(regressorNames[index], firstText: first?.text ?? ""), series: nil,
          place: first?.place))
      return false
    }
  }

  /// The notation of the first series that is good, or else what the calendar says.
  private static func commonNotation(
    _ entries: [PanelEntry], _ calendar: TableCalendar
  ) -> PeriodNotation {
    let good = entries.first { entry in
      if case .success = entry.outcome { return true }
      return false
    }
    return (good ?? entries[0]).notation
  }
}

/// A place log that is put in order only when someone asks.
private final class LazyPlaces {
  private let log: PlaceLog
  private lazy var index = log.index()

  init(_ log: PlaceLog) { self.log = log }

  func place(series: Int, row: Int) -> TextPlace { index.place(series: series, row: row) }
}
