import Indicators
public import Pipelines

/// A proposed row as `almanac review` shows it.
public enum ReviewText {
  /// The keys.
  public static let keys = "a accept · r reject · e edit · s skip · b back · q quit"

  /// Sentence, figure, and what has to be checked.
  ///
  /// - Parameter place: number of the row among the proposed ones, from 0.
  public static func card(_ review: StatementReview, row: Int, place: Int) -> String {
    func text(_ column: StatementColumn) -> String { review.text(column.rawValue, row: row) }
    var lines = ["[\(place + 1)/\(review.proposed.count)] \(review.path):\(review.lines[row])"]
    let sentence = review.text(EvidenceColumn.sentence.rawValue, row: row)
    if !sentence.isEmpty { lines.append("  “\(sentence)”") }
    lines.append("  indicator  \(ProposalText.dash(text(.indicator)))")
    lines.append("  period     \(ProposalText.dash(text(.period)))")
    lines.append("  figure     \(text(.measure)): \(ProposalText.figure { text($0) })")
    lines.append("  role       \(ProposalText.dash(text(.role)))")
    let origin = [text(.publisher), text(.published), text(.title)].filter { !$0.isEmpty }
    if !origin.isEmpty { lines.append("  source     \(origin.joined(separator: ", "))") }
    if !text(.note).isEmpty { lines.append("  note       \(text(.note))") }
    if review.status(row: row) != .proposed {
      lines.append("  status     \(review.status(row: row).rawValue)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many rows have been decided.
  public static func summary(_ review: StatementReview) -> String {
    func count(_ status: Status) -> Int {
      review.proposed.count { review.status(row: $0) == status }
    }
    return "\(count(.accepted)) accepted, \(count(.rejected)) rejected, "
      + "\(count(.proposed)) still proposed\n"
  }
}
