import Foundation
import Indicators
import Tabular
import TestSupport

@testable import Extraction

/// The labelled sentences of `Datasets/extraction`.
struct LabelledSentences {
  struct Sentence {
    let id: String
    let part: String
    let text: String
    let published: PublicationDate?
  }

  /// A label, by column, with the bytes of its figure in the sentence.
  struct Label {
    let cells: [String: String]
    let span: Range<Int>
  }

  let sentences: [Sentence]
  let labels: [String: [Label]]

  /// Reads the two files.
  init() throws {
    let rows = try Self.rows("sentences.csv")
    sentences = rows.map { row in
      Sentence(
        id: row["sentence", default: ""], part: row["part", default: ""],
        text: row["text", default: ""],
        published: PublicationDate(row["published", default: ""]))
    }
    let texts = Dictionary(uniqueKeysWithValues: sentences.map { ($0.id, $0.text) })
    var labels: [String: [Label]] = [:]
    for row in try Self.rows("statements.csv") {
      let id = row["sentence", default: ""]
      let (text, figure) = (texts[id, default: ""], row["figure", default: ""])
      guard let place = text.range(of: figure) else { continue }
      let start = text[..<place.lowerBound].utf8.count
      labels[id, default: []].append(Label(cells: row, span: start..<start + figure.utf8.count))
    }
    self.labels = labels
  }

  private static func rows(_ name: String) throws -> [[String: String]] {
    let path = repositoryRoot.appending(path: "Datasets/extraction/\(name)").path
    var reader = try CSVReader(path: path)
    let columns = try reader.readHeader().columns
    var rows: [[String: String]] = []
    while try reader.next() {
      rows.append(
        Dictionary(
          uniqueKeysWithValues: columns.enumerated().map { ($1, reader.text($0)) }))
    }
    return rows
  }
}
