import Extraction
import FoundationEssentials
import Indicators
public import Pipelines
import Tabular

/// Proposed statements in the forms that `almanac extract` prints.
public enum ProposalText {
  /// How the output is written.
  public enum Format: String, Sendable, CaseIterable {
    case csv
    case json
    case table
  }

  /// The columns of statements, and those that say where each stands in the text.
  public static let columns =
    StatementColumn.allCases.map(\.rawValue) + EvidenceColumn.allCases.map(\.rawValue)

  /// A file of statements.
  public static func csv(_ extraction: TextExtraction) -> [UInt8] {
    var writer = CSVWriter(columns: columns)
    for row in extraction.rows {
      for column in StatementColumn.allCases { writer.append(row.text(column)) }
      for column in EvidenceColumn.allCases { writer.append(row.text(column)) }
      writer.endRecord()
    }
    return writer.takeBytes()
  }

  /// One JSON array, an object a statement; empty cells are left out, the span is two numbers.
  ///
  /// - Throws: what the encoder throws.
  public static func json(_ extraction: TextExtraction) throws -> String {
    try JSONText.document(extraction.rows.map(Document.init))
  }

  private struct Document: Encodable {
    let cells: [String: String]
    let span: [Int]
    let notes: [String]

    init(_ row: TextExtraction.Row) {
      var cells: [String: String] = [:]
      for column in StatementColumn.allCases where column != .note {
        let text = row.text(column)
        if !text.isEmpty { cells[column.rawValue] = text }
      }
      for column in EvidenceColumn.allCases where column != .span {
        cells[column.rawValue] = row.text(column)
      }
      self.cells = cells
      span = [row.proposal.span.lowerBound, row.proposal.span.upperBound]
      notes = row.proposal.notes.map(\.text)
    }

    private struct Name: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Name.self)
      for (key, text) in cells { try container.encode(text, forKey: Name(stringValue: key)) }
      try container.encode(span, forKey: Name(stringValue: "span"))
      if !notes.isEmpty { try container.encode(notes, forKey: Name(stringValue: "notes")) }
    }
  }

  /// A table for people.
  public static func table(_ extraction: TextExtraction, width: Int?) -> [String] {
    var table = TextTable([
      .init("indicator"), .init("period"), .init("measure"), .init("figure"), .init("role"),
      .init("sentence", isFlexible: true),
    ])
    for row in extraction.rows {
      table.append([
        dash(row.text(.indicator)), dash(row.text(.period)), row.text(.measure),
        figure { row.text($0) }, row.text(.role), row.proposal.sentence,
      ])
    }
    return table.lines(width: width)
  }

  /// `at_least 1.2 trillion CNY`.
  static func figure(_ text: (StatementColumn) -> String) -> String {
    let upper = text(.upperValue)
    let hedge = text(.qualifier)
    return [
      hedge == Qualifier.exact.rawValue ? "" : hedge,
      upper.isEmpty ? text(.value) : "\(text(.value))–\(upper)", text(.scale), text(.unit),
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  static func dash(_ text: String) -> String { text.isEmpty ? "–" : text }
}

extension TextExtraction.Row {
  /// The text of a column that says where the statement stands.
  func text(_ column: EvidenceColumn) -> String {
    switch column {
    case .span: "\(proposal.span.lowerBound)-\(proposal.span.upperBound)"
    case .sentence: proposal.sentence
    case .sentenceHash: sentenceHash
    }
  }
}
