public import Indicators

/// Finds reported figures in a text and proposes statements, by rules.
///
/// Sentences are cut into words, numbers and Chinese characters; times, figures with their hedges and
/// units, and names of the sheet are found by tables of phrases; the words around a figure say what it
/// measures, when, and whether it is a plan. The same text gives the same proposals.
///
/// - Complexity: O(bytes) with the sentences' length bounded.
public struct Extractor: Sendable {
  private let names: IndicatorNames
  private let published: PublicationDate?

  /// An extractor.
  ///
  /// - Parameters:
  ///   - sheet: the indicators whose titles and aliases are looked for.
  ///   - published: the date that `last year` and the like are resolved against.
  public init(sheet: IndicatorSheet = IndicatorSheet(), published: PublicationDate? = nil) {
    names = IndicatorNames(sheet)
    self.published = published
  }

  /// What was found in a text.
  public struct Result: Sendable {
    /// In the order of the text.
    public var proposals: [Proposal] = []
    /// Figures that contradict themselves as statements, such as a fall by more than 100 %.
    public var incoherent = 0
    /// Sentences read.
    public var sentences = 0
  }

  /// All statements of a text.
  public func result(of text: SourceText) -> Result {
    var result = Result()
    var context = Context()
    for sentence in Sentences(text.bytes) {
      result.sentences += 1
      guard sentence.tokens.contains(where: { $0.kind != .mark }) else { continue }
      if context.paragraph != sentence.paragraph { context = Context() }
      context.paragraph = sentence.paragraph
      let found = proposals(in: sentence, of: text, &context)
      result.proposals += found.filter(\.isCoherent)
      result.incoherent += found.count { !$0.isCoherent }
    }
    return result
  }

  /// What the sentence before says.
  private struct Context {
    var paragraph = -1
    var period: TimeMark?
    var indicator: Indicator?
  }

  private func proposals(
    in sentence: Sentences.Sentence, of text: SourceText, _ context: inout Context
  ) -> [Proposal] {
    let reader = SentenceReader(sentence.tokens, names: names)
    var proposals: [Proposal] = []
    var indicator: Indicator?
    let printed = reader.figures.isEmpty ? "" : text.sentence(sentence.span)
    for index in reader.figures.indices where !reader.isConversion(index) {
      let figure = reader.figures[index]
      var choice = PeriodChoice(reader, figure: index)
      var notes: [ProposalNote] = []
      if choice.mark == nil, let mark = context.period {
        choice.mark = mark
        notes.append(.periodFromBefore)
      }
      let measured = MeasureChoice(reader, figure: index)
      let resolved = PeriodResolution(
        choice, measured, figure: figure, streak: reader.streak, published: published)
      if choice.mark == nil { notes.append(.noPeriod) }
      notes += resolved.notes
      var named = IndicatorChoice.indicator(of: figure, measure: resolved.measure, in: reader)
      if named == nil, reader.startsWithPronoun, let before = context.indicator,
        figure.unit != .count, figure.unit != .none,
        IndicatorChoice.fits(before, figure.unit, resolved.measure)
      {
        named = before
        notes.append(.indicatorFromBefore)
      }
      if named == nil { notes.append(.noIndicator) }
      if figure.lower.scale == "1e12" { notes.append(.ambiguousScale) }
      indicator = named ?? indicator
      let sign = measured.isFall && figure.upper == nil ? "-" : ""
      proposals.append(
        Proposal(
          indicator: named?.id, period: resolved.period, measure: resolved.measure,
          qualifier: resolved.qualifier, value: sign + figure.lower.value,
          upperValue: figure.upper?.value, scale: figure.lower.scale, unit: figure.unit.text,
          role: RoleChoice.role(
            index, in: reader, period: resolved.period, published: published,
            before: proposals.last),
          span: text.original(
            sentence.tokens[figure.tokens.lowerBound].span
              .lowerBound..<sentence.tokens[
                figure.tokens.upperBound - 1
              ].span.upperBound),
          sentence: printed, notes: notes))
    }
    if let last = reader.times.last(where: { !$0.isBase }) { context.period = last }
    context.indicator =
      indicator ?? reader.names.last?.indicator
      ?? (reader.startsWithPronoun ? context.indicator : nil)
    return proposals
  }
}

extension SentenceReader {
  /// Whether the sentence goes on about what the one before was about.
  var startsWithPronoun: Bool {
    tokens.prefix(8).contains { ["it", "its", "they", "their", "该", "其"].contains($0.text) }
  }
}
