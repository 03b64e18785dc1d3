import Indicators
import OrderedCollections
import TimeSeries

/// Reads what a pipeline names under `ingest:` and forms its series.
public enum IngestReader {
  /// Reads every file and gives each configured series and each indicator its row.
  ///
  /// A series that cannot be used keeps its row, with the reason; mistakes of single statements, of
  /// whole files and of names in the configuration are errors.
  ///
  /// - Throws: every problem of the data and of the names in the configuration, in file order.
  public static func read(_ configuration: Configuration) throws(Rejection) -> IngestedData {
    try reading(configuration).ingested
  }

  /// The series with all that they are formed from.
  static func reading(_ configuration: Configuration) throws(Rejection) -> IngestReading {
    let gatherer = DataGatherer(configuration)
    return try reading(configuration, gatherer.data, problems: gatherer.problems)
  }

  /// The series formed from files that were read.
  ///
  /// - Parameter found: what was found wrong with the files.
  static func reading(
    _ configuration: Configuration, _ data: GatheredData, problems found: [Diagnostic] = []
  ) throws(Rejection) -> IngestReading {
    let findings = data.findings
    var problems = found + data.diagnostics(of: findings)
    // Names are compared with the data only where all of it could be read.
    if problems.contains(where: { $0.severity == .error }) {
      throw Rejection(problems.inFileOrder)
    }
    let rates = RateTable(configuration, data)
    let plan = RowPlan(configuration, data)
    problems += rates.problems + plan.problems
    problems +=
      ReferenceCheck(configuration: configuration, data: data, rows: plan.rows).problems
    if problems.contains(where: { $0.severity == .error }) {
      throw Rejection(problems.inFileOrder)
    }
    let formation = RowFormation(
      data: data, rates: rates.rates, currency: configuration.conversion?.currency,
      contradicted: findings.contradicted)
    let rows = plan.rows.map { name, source -> IngestedSeries in
      let choice = configuration.fit.series[name]
      var row =
        switch source {
        case .indicator(let indicator):
          formation.row(
            name, indicator, definition: choice?.definition,
            link: configuration.fit.link(of: name, bounds: indicator.bounds))
        case .table(let id):
          IngestedSeries(
            name, from: data.tables[id] ?? .missing, source: id, data.sheet.sheet[id],
            link: configuration.fit.link(of: name, bounds: data.sheet.sheet[id]?.bounds))
        }
      row.fittedFrom = choice?.from
      row.noteEnd(until: configuration)
      return row
    }
    problems += configuration.changeProblems(in: rows)
    if problems.contains(where: { $0.severity == .error }) {
      throw Rejection(problems.inFileOrder)
    }
    return IngestReading(
      data: data, formation: formation, rows: plan.rows,
      ingested: IngestedData(series: rows, files: data.files, notices: problems.inFileOrder))
  }
}

/// The series of a pipeline with the statements and tables behind them.
struct IngestReading {
  let data: GatheredData
  let formation: RowFormation
  /// What each row is formed from.
  let rows: OrderedDictionary<String, RowPlan.Source>
  let ingested: IngestedData
}

extension IngestedSeries {
  /// Says where the data leave nothing to forecast up to the `until` year.
  fileprivate mutating func noteEnd(until configuration: Configuration) {
    // Empty places at the end of a table are periods to forecast.
    let last = evidence == nil ? places.lastIndex { $0 != nil } : places.indices.last
    guard let start, let last, reason == nil else { return }
    let end = start.advanced(by: last)
    if end.year >= configuration.projection.until {
      notices.append(
        .untilBeforeData(
          name, end: "\(end)", until: configuration.projection.until,
          at: configuration.projection.untilLocation ?? SourceLocation(file: configuration.file)))
    }
  }
}
