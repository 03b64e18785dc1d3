public import Pipelines

/// A plan as a table for a terminal.
public enum PlanTable {
  /// The lines of the table, and one that counts.
  public static func lines(of plan: Plan, width: Int? = nil) -> [String] {
    var table = TextTable([
      .init("stage"), .init("series", isFlexible: true), .init("state"),
      .init("reason", isFlexible: true),
    ])
    for entry in plan.entries {
      table.append([
        entry.stage.rawValue, entry.series ?? "", entry.state,
        entry.isStale || entry.stage == .tune ? entry.reason : "",
      ])
    }
    let stale = plan.entries.count(where: \.isStale)
    let sentence =
      stale == 0
      ? "everything is up to date" : "\(stale) of \(plan.entries.count) results would be computed"
    return table.lines(width: width) + ["", sentence]
  }
}

extension PlanEntry {
  fileprivate var state: String {
    stage == .tune ? "locked" : isStale ? "run" : "up to date"
  }
}
