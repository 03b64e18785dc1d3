/// What a reader of a proposed statement has to check or to fill in.
public enum ProposalNote: Sendable, Hashable {
  /// Neither the sentence nor the one before it names a time.
  case noPeriod
  /// The time stands in the sentence before.
  case periodFromBefore
  /// `last year` without a date of publication.
  case relativeYear
  /// Only the length of the span is said.
  case spanWithoutYears
  /// A part of a year without the year; the one of publication, or the one before, was taken.
  case yearOfPublication
  /// Growth or a difference of a part of the year, from January on.
  case yearToDate
  /// `doubled` without a year that it is compared with.
  case comparedWithYearBefore
  /// An amount of a span that is not said to be a sum.
  case takenAsSum
  /// A share or rank of several years.
  case spanOfLevel
  /// No name of the sheet stands in the sentence.
  case noIndicator
  /// The name stands in the sentence before.
  case indicatorFromBefore
  /// 兆 is 10^12 in Taiwan and Japan, and a million elsewhere.
  case ambiguousScale

  /// As in the `note` column.
  public var text: String {
    switch self {
    case .noPeriod: "no period in the text"
    case .periodFromBefore: "period from the sentence before"
    case .relativeYear: "relative year: the date of publication is not known"
    case .spanWithoutYears: "the years of the span are not said"
    case .yearOfPublication: "year from the date of publication"
    case .yearToDate: "from January on"
    case .comparedWithYearBefore: "compared with the year before"
    case .takenAsSum: "taken as the sum of the span"
    case .spanOfLevel: "a level of several years"
    case .noIndicator: "indicator not known"
    case .indicatorFromBefore: "indicator from the sentence before"
    case .ambiguousScale: "scale printed as 兆, read as 10^12"
    }
  }
}
