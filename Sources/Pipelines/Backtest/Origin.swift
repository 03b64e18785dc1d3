import Indicators
import TimeSeries

/// A time at which forecasts are made: the end of a period.
///
/// Known at an origin are the statements published by then, and the figures of tables for periods
/// that have ended. Tables keep no vintages: later revisions of their figures count as known.
struct Origin: Sendable, Hashable {
  /// The period whose end it is.
  let period: Period

  /// The last month of the period.
  private var month: Period {
    let length = period.frequency.monthsPerPeriod
    return Period(frequency: .monthly, ordinal: period.ordinal * length + length - 1)
  }

  /// The day as a date of publication: the last of its month.
  var date: PublicationDate { PublicationDate(year: month.year, month: month.position) }

  /// Whether a period has ended by then.
  func isAfter(_ other: Period) -> Bool { Origin(period: other).month <= month }
}

extension Configuration {
  /// The pipeline as it would have been set up at an origin, to forecast to a year.
  func known(at origin: Origin, until year: Int) -> Configuration {
    var past = self
    past.ingest = ingest.map { item in
      guard case .statements(let path, let sheet, let asOf, let location) = item else {
        return item
      }
      let isEarlier = asOf?.isKnown(by: origin.date) ?? false
      return .statements(
        path: path, sheet: sheet, asOf: isEarlier ? asOf : origin.date, location: location)
    }
    past.projection.until = year
    past.projection.untilLocation = nil
    past.projection.targets = []
    // What models forecast is judged, and not what was made of it.
    past.projection.scenarios = []
    past.projection.adjustments = []
    past.projection.hierarchies = []
    return past
  }

  /// Whether anything is read by its vintage.
  var hasStatements: Bool {
    ingest.contains { if case .statements = $0 { true } else { false } }
  }
}

extension IngestedData {
  /// The same without figures of tables that were not known at an origin.
  func known(at origin: Origin) -> IngestedData {
    var past = self
    for index in past.series.indices where past.series[index].evidence == nil {
      past.series[index].cut(at: origin)
    }
    return past
  }

  /// The rows of some names alone.
  func restricted(to names: Set<String>) -> IngestedData {
    var part = self
    part.series = series.filter { names.contains($0.name) }
    part.notices = []
    return part
  }
}

extension IngestedSeries {
  /// Drops the places of periods that have not ended at an origin.
  fileprivate mutating func cut(at origin: Origin) {
    guard let start else { return }
    let count = places.indices.first { !origin.isAfter(start.advanced(by: $0)) } ?? places.count
    places = Array(places.prefix(count))
    provenance = Array(provenance.prefix(count))
    guard places.allSatisfy({ $0 == nil }) else { return }
    self.start = nil
    (places, provenance) = ([], [])
    if reason == nil { reason = "nothing was known by the end of \(origin.period)" }
  }

  /// Keeps so many of the last periods before an origin, for the fit.
  mutating func slide(_ periods: Int, before origin: Origin) {
    if evidence != nil {
      let first = origin.period.advanced(by: 1 - periods).year
      fittedFrom = max(fittedFrom ?? first, first)
      return
    }
    guard let start, start.frequency == origin.period.frequency else { return }
    let dropped = start.distance(to: origin.period) + 1 - periods
    guard dropped > 0, dropped < places.count else { return }
    self.start = start.advanced(by: dropped)
    places.removeFirst(dropped)
    provenance = Array(provenance.dropFirst(dropped))
  }
}
