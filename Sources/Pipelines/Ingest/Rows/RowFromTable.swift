import Indicators
import TimeSeries

extension IngestedSeries {
  /// The row of a table's series.
  ///
  /// - Parameters:
  ///   - indicator: what a sheet says of a series of that name.
  ///   - link: the scale, where the configuration names one.
  init(
    _ name: String, from table: TableSeries, source: String, _ indicator: Indicator?,
    link: Link? = nil
  ) {
    self.init(
      name: name, title: indicator?.title ?? name, unit: indicator?.unit.description ?? "",
      link: link ?? indicator?.link ?? Self.link(for: table.series))
    self.indicator = source
    topic = indicator?.topic ?? ""
    kind = indicator?.kind
    bounds = indicator?.bounds
    reason = table.reason
    if let series = table.series {
      start = series.start
      places = series.places.map { $0.isNaN ? nil : $0 }
      provenance = places.map { $0 == nil ? "" : table.provenance }
      let missing = places.indices.filter { places[$0] == nil }
      let gaps = Diagnostic.gapNotice(missing.map { series.start.advanced(by: $0) }, name)
      notices = table.notices.filter { $0.code != .gaps } + (gaps.map { [$0] } ?? [])
    } else {
      notices = table.notices
    }
    refuseValuesOutsideLink()
  }

  /// The logarithm for series that are positive throughout, else the identity.
  private static func link(for series: GappySeries?) -> Link {
    guard let series, series.places.allSatisfy({ $0.isNaN || Link.log.admits($0) }) else {
      return .identity
    }
    return .log
  }
}
