internal import TimeSeries

extension Statement {
  /// Reads a row.
  ///
  /// Empty cells take their defaults: measure `level`, qualifier `exact`, role `observation`,
  /// status `accepted`; the unit `%` for growth, `ratio` for a multiple, `rank` for a rank.
  ///
  /// - Throws: every mistake of the row.
  public init(_ record: StatementRecord) throws(StatementProblems) {
    var reader = RecordReader(record)
    let indicator = reader.indicator()
    let period = reader.period()
    let measure: Measure? = reader.word(.measure, default: .level)
    let qualifier: Qualifier? = reader.word(.qualifier, default: .exact)
    let scale = reader.scale()
    let quantity = reader.quantity(.value, scale: scale)
    let upper = reader.quantity(.upperValue, scale: scale)
    let unit = reader.unit(for: measure)
    let role: Role? = reader.word(.role, default: .observation)
    let published = reader.date()
    let status: Status? = reader.word(.status, default: .accepted)
    if let measure, let period { reader.check(measure, period, qualifier) }
    if let measure, let unit, let quantity { reader.check(measure, unit, quantity) }
    if let qualifier, let quantity { reader.check(qualifier, quantity, upper) }
    guard reader.problems.isEmpty, let indicator, let period, let measure, let qualifier,
      let quantity, let unit, let role, let status
    else { throw StatementProblems(problems: reader.sortedProblems) }
    self.init(
      indicator: indicator, period: period, measure: measure, qualifier: qualifier,
      quantity: quantity, upperQuantity: upper, unit: unit, role: role, published: published,
      source: Source(
        id: record.text(.source), publisher: record.text(.publisher), title: record.text(.title),
        url: record.text(.url)),
      definition: record.text(.definition), status: status, note: record.text(.note),
      line: record.line)
  }
}

/// Reads the cells of one row and collects what is wrong with them.
private struct RecordReader {
  private let record: StatementRecord
  private(set) var problems: [StatementProblem] = []

  init(_ record: StatementRecord) { self.record = record }

  var sortedProblems: [StatementProblem] {
    StatementColumn.allCases.flatMap { column in problems.filter { $0.column == column } }
  }

  mutating func report(_ mistake: StatementMistake, _ column: StatementColumn) {
    let cell = record.cells[column]
    problems.append(
      StatementProblem(
        column: column, line: cell?.line ?? record.line, position: cell?.column, mistake: mistake))
  }

  // MARK: Cells

  mutating func indicator() -> String? {
    let text = record.text(.indicator)
    if text.isEmpty {
      report(.missing, .indicator)
      return nil
    }
    let meant = KebabCase.spelling(of: text)
    if meant != text { report(.notKebabCase(text, meant: meant), .indicator) }
    return text
  }

  mutating func period() -> StatementPeriod? {
    let text = record.text(.period)
    if text.isEmpty {
      report(.missing, .period)
      return nil
    }
    do throws(PeriodMistake) {
      return try StatementPeriod(text)
    } catch {
      report(.period(text, error), .period)
      return nil
    }
  }

  mutating func word<Word>(_ column: StatementColumn, default preset: Word) -> Word?
  where Word: RawRepresentable<String> & CaseIterable {
    let text = record.text(column)
    if text.isEmpty { return preset }
    if let word = Word(rawValue: text) { return word }
    let admissible = Word.allCases.map(\.rawValue)
    let folded = text.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    let meant = admissible.first { $0 == folded }
    report(.unknownWord(UnknownWord(text, admissible: admissible, meant: meant)), column)
    return nil
  }

  mutating func scale() -> Scale? {
    let text = record.text(.scale)
    if let scale = Scale(text) { return scale }
    report(.unknownScale(UnknownWord(text, admissible: Scale.words)), .scale)
    return nil
  }

  /// The number of a cell; nil where it is empty, wrong, or of an unknown scale.
  mutating func quantity(_ column: StatementColumn, scale: Scale?) -> Quantity? {
    let text = record.text(column)
    if text.isEmpty {
      if column == .value { report(.missing, .value) }
      return nil
    }
    do throws(QuantityError) {
      let quantity = try Quantity(text, scale: scale ?? .one)
      return scale == nil ? nil : quantity
    } catch {
      switch error {
      case .notANumber: report(.notANumber(text), column)
      case .beyondDoubles: report(.beyondDoubles(text), column)
      }
      return nil
    }
  }

  mutating func unit(for measure: Measure?) -> Unit? {
    let text = record.text(.unit)
    switch (text.isEmpty, measure) {
    case (true, .growth), (true, .averageGrowth): return .percent
    case (true, .multiple): return .ratio
    case (true, .rank): return .rank
    default: break
    }
    do throws(UnknownWord) {
      return try Unit(text)
    } catch {
      report(.unknownWord(error), .unit)
      return nil
    }
  }

  mutating func date() -> PublicationDate? {
    let text = record.text(.published)
    if text.isEmpty { return nil }
    guard let date = PublicationDate(text) else {
      report(.notADate(text), .published)
      return nil
    }
    return date
  }

  // MARK: What has to fit together

  mutating func check(_ measure: Measure, _ period: StatementPeriod, _ qualifier: Qualifier?) {
    switch (measure, period) {
    // A streak: a bound that held in every period of the span.
    case (.level, .span) where qualifier == .above || qualifier == .below: break
    case (.level, .span), (.rank, .span), (.asOf, .span):
      report(.spanOfOnePeriodMeasure(measure), .period)
    case (.averageGrowth, .single), (.multiple, .single), (.cumulative, .single),
      (.averageGrowth, .half), (.multiple, .half), (.cumulative, .half):
      report(.spanRequired(measure), .period)
    case (.asOf, .single(let period)) where period.frequency == .annual:
      report(.monthRequired, .period)
    case (.growth, .span(let first, let last)), (.averageGrowth, .span(let first, let last)),
      (.multiple, .span(let first, let last)), (.change, .span(let first, let last)):
      if first == last { report(.emptyComparison(measure), .period) }
    default: break
    }
  }

  mutating func check(_ measure: Measure, _ unit: Unit, _ quantity: Quantity) {
    switch measure {
    case .growth, .averageGrowth:
      if unit != .percent { report(.percentRequired(measure, unit), .unit) }
      if quantity.value <= -100 { report(.growthToNothing(quantity), .value) }
    case .multiple:
      if unit != .ratio { report(.ratioRequired(unit), .unit) }
      if quantity.value <= 0 { report(.multipleNotPositive(quantity), .value) }
    case .rank:
      if unit != .rank { report(.rankUnitRequired(unit), .unit) }
      if !quantity.isWhole || quantity.value < 1 { report(.notAPlace(quantity), .value) }
    case .level, .asOf:
      // Where no measure is written, the unit is what stands out.
      if unit == .rank {
        report(.rankAsLevel(measure), record.text(.measure).isEmpty ? .unit : .measure)
      }
    case .cumulative:
      if unit == .rank || unit == .percent { report(.sumOfShares(unit), .unit) }
    case .change: break
    }
  }

  mutating func check(_ qualifier: Qualifier, _ quantity: Quantity, _ upper: Quantity?) {
    if qualifier == .range {
      if let upper, upper.value < quantity.value {
        report(.upperEndBelowValue(lower: quantity, upper: upper), .upperValue)
      } else if upper == nil, record.text(.upperValue).isEmpty {
        report(.rangeWithoutUpperEnd, record.cells[.upperValue] == nil ? .qualifier : .upperValue)
      }
    } else if upper != nil {
      report(.upperEndWithoutRange(qualifier), .upperValue)
    }
  }
}
