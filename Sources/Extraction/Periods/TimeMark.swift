import Indicators

/// A time named in a sentence.
struct TimeMark: Sendable, Hashable {
  enum Meaning: Sendable, Hashable {
    case year(Int)
    /// Both ends in.
    case span(Int, Int)
    /// A month, or its end.
    case month(Int)
    /// A date; says when something happened, not what a figure is about.
    case day(month: Int)
    case quarter(Int)
    /// From January to the end of a month.
    case yearToDate(Int)
    /// `last year`: years from the one of publication.
    case relativeYear(Int)
    /// `over five years`: so many years up to one that is not said.
    case years(Int)
    /// `the year before`: what is compared with.
    case yearBefore
  }

  var meaning: Meaning
  /// The year of months, quarters and dates, where it is said.
  var year: Int?
  /// Years from the one of publication, where it is said so: `this year's first half`.
  var offset: Int?
  /// Places of its tokens.
  var tokens: Range<Int>
  /// Whether it only says what is compared with.
  var isBase = false
  /// Whether a month is the moment of a stock: `as of June`, `by the end of June`, 截至6月底.
  var isMoment = false
  /// Whether it names the years of a plan, whose average growth starts from the year before them.
  var isPlan = false
}
