import Forecasting
import FoundationEssentials
import TimeSeries

/// A run as the store has it: its forecasts, and what they were made from.
struct RunSnapshot: Sendable {
  let run: StoredRun
  /// The projections by series.
  let projections: [String: SeriesProjection]
  /// The fits by series.
  let fits: [String: SeriesFit]
  /// What decided each result.
  let made: [Slot: Ingredients]
  /// Keys of the results.
  let keys: [Slot: String]
  /// The rows that were read; nil where another version wrote them.
  let ingested: IngestedData?
  let origin: RunOrigin

  /// Reads a run.
  ///
  /// Results in another version's form are left out.
  ///
  /// - Throws: R012 where the run has no forecast; R001, R003.
  init(_ run: StoredRun, in store: Store) throws(Diagnostic) {
    var projections: [String: SeriesProjection] = [:]
    var fits: [String: SeriesFit] = [:]
    var ingested: IngestedData?
    let outcomes = try store.outcomes(ofRun: run.id)
    let decoder = JSONDecoder()
    for (slot, outcome) in outcomes {
      guard slot.stage < .report, let body = try store.body(outcome.key) else { continue }
      switch (slot.stage, slot.series) {
      case (.project, let name?):
        projections[name] = try? decoder.decode(SeriesProjection.self, from: body)
      case (.fit, let name?): fits[name] = try? decoder.decode(SeriesFit.self, from: body)
      case (.ingest, nil): ingested = try? decoder.decode(IngestedData.self, from: body)
      default: continue
      }
    }
    if projections.isEmpty { throw .runWithoutForecasts(run) }
    self.run = run
    self.projections = projections
    self.fits = fits
    self.ingested = ingested
    made = outcomes.mapValues(\.made)
    keys = outcomes.mapValues(\.key)
    origin = try store.origin(ofRun: run.id) ?? RunOrigin(text: "")
  }

  /// The configuration that it had.
  ///
  /// - Throws: R013 with the first thing that is wrong with it by today's rules.
  func configuration() throws(Diagnostic) -> Configuration {
    do throws(Rejection) {
      return try Configuration.load(origin, file: run.pipeline)
    } catch {
      throw .configurationNotReadable(run.id, error.diagnostics.first)
    }
  }

  /// What it read.
  ///
  /// - Throws: R013 where a file was not kept, or is an error by today's rules; R001, R003.
  func gathered(by configuration: Configuration, in store: Store) throws(Diagnostic) -> GatheredData
  {
    let gatherer = DataGatherer(configuration, from: try StoredInputs(of: run, in: store))
    if let problem = gatherer.problems.first(where: { $0.severity == .error }) {
      throw .dataNotReadable(run.id, problem)
    }
    return gatherer.data
  }

  /// The last row of a year with a figure; nil where there is none.
  func row(of name: String, in year: Int) -> ForecastRow? {
    guard let projection = projections[name], projection.reason == nil else { return nil }
    return projection.rows.last { $0.period.year == year && $0.median != nil }
  }

  /// The last year of its forecasts.
  var lastYear: Int? {
    projections.values.compactMap { $0.rows.last { $0.kind == .forecast }?.period.year }.max()
  }

  /// Why a series has no figure.
  func reason(for name: String) -> String {
    projections[name]?.reason ?? ingested?[name]?.reason
      ?? (projections[name] == nil && ingested?[name] == nil ? "no such series" : "no figure")
  }
}
