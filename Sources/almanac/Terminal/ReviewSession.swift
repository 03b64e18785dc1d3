import Foundation
import Pipelines
import Reporting

/// Lines typed or piped.
struct ReviewAnswers {
  /// The next line without its end; nil at the end of input.
  func next() -> String? { readLine() }
}

/// Asks about each proposed row and carries the answers out.
struct ReviewSession {
  private let answers: ReviewAnswers
  /// Whether any answer has come.
  private(set) var hasAnswers = false

  init(answers: ReviewAnswers) { self.answers = answers }

  /// Goes through the proposed rows until the last, `q`, or the end of the answers.
  ///
  /// - Throws: a file that cannot be written.
  mutating func run(_ review: inout StatementReview) throws(Rejection) {
    var place = 0
    while place < review.proposed.count {
      let row = review.proposed[place]
      StandardStream.output.write(ReviewText.card(review, row: row, place: place))
      guard let answer = ask("\(ReviewText.keys) > ") else { return }
      let key = answer.first.map { $0.lowercased() } ?? ""
      switch key {
      case "a":
        // A row that is no whole statement stays; the reasons are shown.
        if review.problems(row: row).isEmpty {
          try review.accept(row: row)
          place += 1
        } else {
          StandardStream.error.write(review.problems(row: row))
        }
      case "r":
        try review.reject(row: row)
        place += 1
      case "e": try edit(&review, row: row, answer)
      case "s": place += 1
      case "b": place = max(0, place - 1)
      case "q": return
      default: StandardStream.error.write("'\(answer)' is no key: \(ReviewText.keys)\n")
      }
    }
  }

  private mutating func edit(
    _ review: inout StatementReview, row: Int, _ answer: String
  ) throws(Rejection) {
    var change = answer.dropFirst().drop(while: \.isWhitespace)
    if change.isEmpty {
      guard let line = ask("column=value > ") else { return }
      change = line[...]
    }
    guard let sign = change.firstIndex(of: "=") else {
      StandardStream.error.write("write column=value, for instance indicator=gerd\n")
      return
    }
    let column = change[..<sign].trimmingCharacters(in: .whitespaces)
    let text = change[change.index(after: sign)...].trimmingCharacters(in: .whitespaces)
    guard review.hasColumn(column) else {
      StandardStream.error.write([review.unknownColumn(column, row: row)])
      return
    }
    try review.set(column, to: text, row: row)
  }

  private mutating func ask(_ prompt: String) -> String? {
    StandardStream.output.write(prompt)
    guard let line = answers.next() else {
      StandardStream.output.write("\n")
      return nil
    }
    hasAnswers = true
    if isatty(STDIN_FILENO) != 1 { StandardStream.output.write("\(line)\n") }
    return line.trimmingCharacters(in: .whitespaces)
  }
}
