public import FoundationEssentials
public import Pipelines

/// The moves between two runs as one page, which needs no network and no other file: a table of all of
/// them, and each that is split as a waterfall with what made it.
public struct DifferencePage: Sendable {
  let documentTitle: String
  let pageTitle: String
  let summary: String
  let setup: String
  let style: String
  let script: String
  /// The moves; none where nothing moved.
  let overview: [PageTable]
  let waterfalls: [WaterfallChart]
  let hasWaterfalls: Bool
  let notices: [String]
  let hasNotices: Bool

  init(_ difference: RunDifference, style: String, script: String) {
    let (before, after) = (difference.before, difference.after)
    pageTitle = "\(after.pipeline): forecasts of \(difference.year), what moved them"
    summary = DifferenceTable.sentence(difference)
    setup =
      "Run \(before.id) (\(before.pipeline), \(RunTable.time(before.started))) and run \(after.id) "
      + "(\(after.pipeline), \(RunTable.time(after.started)))."
    documentTitle = pageTitle
    (self.style, self.script) = (style, script)
    let shown = difference.series.filter(\.isShown)
    let split = shown.filter { $0.waterfall != nil }.sorted { $0.size > $1.size }
    waterfalls = split.enumerated().map { WaterfallChart($1, number: $0 + 1) }
    let links = Dictionary(
      zip(split.map(\.name), waterfalls.map { "#" + $0.sectionID })
    ) { first, _ in first }
    overview = shown.isEmpty ? [] : [Self.table(of: shown, links: links)]
    hasWaterfalls = !waterfalls.isEmpty
    notices = difference.diagnostics.map { "\($0.code.rawValue): \($0.message)" }
    hasNotices = !notices.isEmpty
  }

  /// The file, all text of which is escaped.
  public static func content(of difference: RunDifference) -> Data {
    let templates = PageTemplates()
    let page = DifferencePage(difference, style: templates.style, script: templates.script)
    return Data(templates.render(page).utf8)
  }

  private static func table(of shown: [SeriesDifference], links: [String: String]) -> PageTable {
    var table = PageTable(
      "Moves of the forecasts and their parts",
      [.words("series"), .words("unit")]
        + (["before", "after", "move", "%"] + DifferenceGroup.allCases.map(\.rawValue))
        .map { .numbers($0) })
    for series in shown {
      let words = MoveWords(series)
      let name = PageTable.Cell(
        series.title, link: links[series.name], remark: words.note ?? "")
      let texts = [words.unit, words.before, words.after, words.move, words.share] + words.parts
      table.append([name] + texts.map { PageTable.Cell($0) })
    }
    return table
  }
}
