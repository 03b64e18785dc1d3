import Indicators
import TimeSeries

/// The period and measure of a figure, with what had to be assumed.
struct PeriodResolution {
  var period: StatementPeriod?
  var measure: Measure
  var qualifier: Qualifier
  var notes: [ProposalNote] = []

  private let published: PublicationDate?

  /// Brings the words of a sentence and the rules of statements together.
  init(
    _ choice: PeriodChoice, _ measured: MeasureChoice, figure: Figure, streak: Streak?,
    published: PublicationDate?
  ) {
    self.published = published
    measure = measured.measure
    qualifier = figure.qualifier
    guard let mark = choice.mark else {
      if let streak { boundStreak(streak, last: nil) }
      return
    }
    switch mark.meaning {
    case .month(let month), .day(let month):
      takeMonth(month, mark, isMoment: mark.isMoment)
    case .yearToDate(let month): takeMonth(month, mark, isMoment: true)
    case .quarter(let quarter):
      period = year(of: mark, month: 3 * quarter).map { .single(.quarter(quarter, of: $0)) }
    case .span(let first, let last):
      takeSpan(first, last, mark, measured, figure)
    case .year, .relativeYear:
      if let year = wholeYear(mark) { takeYear(year, choice.base, streak) }
    case .years: notes.append(.spanWithoutYears)
    case .yearBefore: break
    }
    if period == nil, notes.isEmpty { notes.append(.relativeYear) }
  }

  // MARK: Years

  private func wholeYear(_ mark: TimeMark) -> Int? {
    switch mark.meaning {
    case .year(let year): year
    case .relativeYear(let offset): published.map { $0.year + offset }
    default: nil
    }
  }

  /// The year of a part of it: as said, or that of the last such month before publication.
  private mutating func year(of mark: TimeMark, month: Int) -> Int? {
    if let year = mark.year { return year }
    guard let published else { return nil }
    if let offset = mark.offset { return published.year + offset }
    notes.append(.yearOfPublication)
    return month > (published.month ?? 12) ? published.year - 1 : published.year
  }

  private mutating func takeMonth(_ month: Int, _ mark: TimeMark, isMoment: Bool) {
    guard let year = year(of: mark, month: month) else { return }
    period = .single(.month(month, of: year))
    if case .yearToDate = mark.meaning, measure == .growth || measure == .change {
      notes.append(.yearToDate)
    }
    if measure == .level, isMoment { measure = .asOf }
    if measure == .averageGrowth { measure = .growth }
    if measure == .multiple { period = nil }
  }

  private mutating func takeYear(_ year: Int, _ base: TimeMark?, _ streak: Streak?) {
    let single = StatementPeriod.single(.year(year))
    period = single
    var first = year - 1
    if let base, case .year(let other) = base.meaning, other < year { first = other }
    switch measure {
    case .growth, .change:
      if first < year - 1 { period = .span(.year(first), .year(year)) }
    case .averageGrowth:
      if first < year - 1 { period = .span(.year(first), .year(year)) } else { measure = .growth }
    case .multiple:
      period = .span(.year(first), .year(year))
      if base == nil { notes.append(.comparedWithYearBefore) }
    case .level:
      if let streak { boundStreak(streak, last: year) }
    case .cumulative, .asOf, .rank: break
    }
  }

  // MARK: Spans

  private mutating func takeSpan(
    _ first: Int, _ last: Int, _ mark: TimeMark, _ measured: MeasureChoice, _ figure: Figure
  ) {
    let span = StatementPeriod.span(.year(first), .year(last))
    if measure == .growth, measured.isAnnual { measure = .averageGrowth }
    switch measure {
    case .averageGrowth where mark.isPlan: period = .span(.year(first - 1), .year(last))
    case .growth where mark.isPlan, .multiple where mark.isPlan, .change where mark.isPlan:
      period = .span(.year(first - 1), .year(last))
    case .growth, .averageGrowth, .multiple, .change, .cumulative: period = span
    case .level where figure.unit != .percent:
      measure = .cumulative
      period = span
      if !measured.isSum { notes.append(.takenAsSum) }
    case .level, .rank, .asOf: notes.append(.spanOfLevel)
    }
  }

  /// A floor or ceiling that held in each of several years.
  private mutating func boundStreak(_ streak: Streak, last: Int?) {
    switch qualifier {
    case .atLeast: qualifier = .above
    case .atMost: qualifier = .below
    default: return
    }
    guard let last else { return }
    period = .span(.year(last - streak.years + 1), .year(last))
  }
}
