import Pipelines
import TimeSeries

/// Targets with the probabilities of meeting them.
enum TargetPageTable {
  /// The table of some targets.
  ///
  /// - Parameter isNamed: whether the series of each is named.
  static func table(
    _ targets: [TargetScore], of report: RunReport, isNamed: Bool,
    links: [String: SectionNames] = [:]
  ) -> PageTable {
    var table = PageTable(
      "Targets",
      [
        .words("target"), .words("for"), .numbers("in the year"), .numbers("by then"),
        .numbers("needs"), .numbers("so far"), .words("state"), .words("set by"),
      ])
    for target in targets {
      let title = report[target.series]?.title ?? target.series
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
        .init(target.origin == .pipeline ? "pipeline" : target.provenance),
      ])
    }
    return table
  }
}
