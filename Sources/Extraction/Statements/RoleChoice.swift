import Indicators

/// Whether a figure was observed or is aimed at.
enum RoleChoice {
  /// A target where a word of plans stands between the figures beside it, or its period had not ended
  /// when the text was published, or it shares sentence and period with a target before it.
  static func role(
    _ index: Int, in reader: SentenceReader, period: StatementPeriod?,
    published: PublicationDate?, before: Proposal?
  ) -> Role {
    let start = index > 0 ? reader.figures[index - 1].tokens.upperBound : 0
    let end = reader.nextFigure(after: index)
    if reader.targets.contains(where: {
      $0 >= start && $0 < end && !isBehindComma($0, reader, index)
    }) {
      return .target
    }
    if let period, let published, isAhead(period, of: published) { return .target }
    if let before, before.role == .target, before.period == period { return .target }
    return .observation
  }

  /// Whether a comma or `and` parts a word from the figure before it: it is about the next one.
  private static func isBehindComma(_ place: Int, _ reader: SentenceReader, _ index: Int) -> Bool {
    let figure = reader.figures[index]
    guard place >= figure.tokens.upperBound else { return false }
    return reader.tokens[figure.tokens.upperBound..<place]
      .contains { [",", "and", ";", "but", "，"].contains($0.text) }
  }

  private static func isAhead(_ period: StatementPeriod, of published: PublicationDate) -> Bool {
    if period.lastYear != published.year { return period.lastYear > published.year }
    guard let last = period.lastMonth, let month = published.month else { return false }
    return last > month
  }
}
