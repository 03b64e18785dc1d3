public import ArgumentParser
public import Extraction
import Foundation
import Indicators
import Pipelines
public import Reporting

/// `almanac extract`.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Proposes statements from a text: figures with period, hedge, unit and place.",
    discussion: """
      Reads English and Chinese text (txt, md, html; - for standard input) by rules and writes one
      row a reported figure in the columns of statements, status proposed, with the bytes that it
      stands at, the sentence and its hash. almanac review FILE.csv then steps through them; nothing
      is fit before it is accepted. Indicators are proposed by the titles and aliases of --sheet.

      Exit codes: 0 done (also where nothing was found), 2 the text or the sheet cannot be read.

      Examples:
        almanac extract page.html --sheet indicators.yaml --published 2026-02-05 -o proposed.csv
        pdftotext report.pdf - | almanac extract - --format table
      """)

  @Argument(
    help: "The text; - reads standard input.",
    completion: .file(extensions: ["txt", "md", "html", "htm"]))
  var file: String

  @Option(
    name: .customLong("as"),
    help: "How the text is written: txt, md or html (default: by the name's ending or the start).")
  var kind: SourceText.Format?

  @Option(help: "The indicator sheet (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var sheet: String?

  @Option(help: "Date of publication, year-month-day; last year and the like count from it.")
  var published: String?

  @Option(help: "Who published it.")
  var publisher = ""

  @Option(help: "Title of the page or document.")
  var title = ""

  @Option(help: "Address of the page.")
  var url = ""

  @Option(help: "Id of the original source.")
  var source = ""

  @Option(help: "How to write: csv, json or table.")
  var format = ProposalText.Format.csv

  @Option(name: [.short, .long], help: "The file to write (default: standard output).")
  var output: String?

  func validate() throws {
    if let published, PublicationDate(published) == nil {
      throw ValidationError("--published takes a date such as 2026-02-05, 2026-02 or 2026")
    }
  }

  func run() throws {
    var request = ExtractionRequest(path: file)
    if file == "-" { request.data = FileHandle.standardInput.readDataToEndOfFile() }
    request.format = kind
    request.sheet = sheet
    request.published = published.flatMap { PublicationDate($0) }
    request.source = Source(id: source, publisher: publisher, title: title, url: url)
    let extraction: TextExtraction
    do throws(Rejection) {
      extraction = try TextExtraction(request)
    } catch {
      throw error.printed()
    }
    let sink = try OutputSink(path: output)
    switch format {
    case .csv: try sink.write(ProposalText.csv(extraction))
    case .json: try sink.write(Array(try ProposalText.json(extraction).utf8))
    case .table:
      let lines = ProposalText.table(extraction, width: StandardStream.output.width)
      try sink.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    }
    try sink.close()
    tell(extraction)
  }

  /// What a reader of the rows has to know, on standard error.
  private func tell(_ extraction: TextExtraction) {
    let rows = extraction.rows
    let noPeriod = rows.count { $0.proposal.period == nil }
    let noIndicator = rows.count { $0.proposal.indicator == nil }
    var parts = ["\(rows.count) statements proposed from \(extraction.sentences) sentences"]
    if noPeriod > 0 { parts.append("\(noPeriod) without a period") }
    if noIndicator > 0 { parts.append("\(noIndicator) without an indicator") }
    if extraction.incoherent > 0 {
      parts.append("\(extraction.incoherent) figures left out that make no statement")
    }
    StandardStream.error.write(parts.joined(separator: ", ") + "\n")
  }
}

extension SourceText.Format: ExpressibleByArgument {}
extension ProposalText.Format: ExpressibleByArgument {}
