import Forecasting
import Pipelines

/// The statements about a series with what became of them, and who made them.
enum StatementPageTable {
  /// The table; nil where there are no statements.
  static func table(
    of series: SeriesReport, _ names: SectionNames
  ) -> SeriesSection.StatementAccountTable? {
    guard let statements = series.statements, !statements.isEmpty else { return nil }
    let reports = Dictionary(
      (series.fit?.statements ?? []).map { ($0.label, $0) }
    ) { first, _ in first }
    var table = PageTable(
      id: names.statements, "Statements about \(series.title)",
      [
        .words("period"), .words("statement"), .words("source"), .dates("published"),
        .numbers("weight"), .numbers("surprise"), .words("place"),
      ])
    for (index, statement) in statements.enumerated() {
      let report = reports[statement.label]
      let isBad = report.map { $0.surprise < EvidenceReport.contradiction } ?? false
      let isUsed = statement.form != .none
      table.append(
        [
          .init(statement.period), .init(statement.words, remark: statement.fate),
          .init(
            statement.publisher.isEmpty ? statement.title : statement.publisher,
            link: WebAddress.link(statement.url),
            remark: statement.publisher.isEmpty ? "" : statement.title),
          .init(statement.published ?? "–"),
          .init(report.map { "\(DecimalText.fixed(100 * $0.weight, decimals: 1)) %" } ?? "–"),
          .init(report.map { DecimalText.fixed($0.surprise, decimals: 1) } ?? "–"),
          .init(statement.place),
        ], tone: isBad ? "bad" : isUsed ? nil : "aside", mark: "\(index)")
    }
    let used = statements.count { $0.form != .none }
    let targets = statements.count { $0.isTarget }
    let aside = statements.count - used - targets
    var parts = ["\(used) used"]
    if targets > 0 { parts.append("\(targets) \(targets == 1 ? "target" : "targets")") }
    if aside > 0 { parts.append("\(aside) set aside") }
    return SeriesSection.StatementAccountTable(
      summaryWords: "Statements and sources (\(parts.joined(separator: ", ")))", table: table)
  }
}

extension ReportedStatement {
  /// What it says, without the word for the plainest measure.
  fileprivate var words: String {
    for plain in ["level exact ", "level "] where text.hasPrefix(plain) {
      return String(text.dropFirst(plain.count))
    }
    return text.replacing("_", with: " ").replacing(" exact ", with: " ")
  }

  /// What became of it, and its own note.
  fileprivate var fate: String {
    var parts: [String] = []
    if let setAside { parts.append("set aside: \(setAside)") }
    if isTarget, setAside == nil { parts.append("target, never evidence") }
    if let conversion { parts.append(conversion) }
    if !note.isEmpty { parts.append(note) }
    return parts.joined(separator: "; ")
  }
}
