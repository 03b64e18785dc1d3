import Pipelines
import TimeSeries

/// Targets with the probabilities of meeting them.
enum TargetPageTable {
  /// The table of some targets.
  ///
  /// - Parameters:
  ///   - isNamed: whether the series of each is named.
  ///   - links: the sections that the names lead to.
  static func table(
    _ targets: [TargetScore], of report: RunReport, isNamed: Bool,
    links: [String: SectionNames]
  ) -> PageTable {
    var table = PageTable(
      "Targets",
      [
        .words("target"), .words("for"), .numbers("in the year"), .numbers("by then"),
        .numbers("needs"), .numbers("so far"), .words("state"), .words("set by"),
      ])
    for target in targets {
      let series = report[target.series]
      let title = series?.title ?? target.series
      let stated = series?.statements?.first { $0.label == target.provenance }
      table.append([
        .init(
          isNamed ? "\(title) \(target.text)" : target.text,
          link: links[target.series].map { "#\($0.section)" }),
        .init(target.period.description),
        .init(target.probabilityInPeriod.map { Probability.text($0) } ?? "–"),
        .init(target.probabilityEver.map { Probability.text($0) } ?? "–"),
        .init(TargetTable.growth(target.requiredGrowth, of: target)),
        .init(TargetTable.growth(target.historicGrowth, of: target)),
        .init(target.status.rawValue, remark: target.note),
        .init(
          target.origin == .pipeline
            ? "pipeline" : stated?.publisher ?? target.provenance,
          link: stated.flatMap { WebAddress.link($0.url) }, remark: stated?.place ?? ""),
      ])
    }
    return table
  }
}
