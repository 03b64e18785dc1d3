import TimeSeries

/// A threshold with its period, from the pipeline or from a statement.
struct Target: Sendable, Hashable {
  /// As written: `at least 1.2 trillion CNY`.
  let text: String
  /// Lower end of what counts as reached; nil for none.
  let lower: Double?
  /// Upper end of what counts as reached; nil for none.
  let upper: Double?
  /// The period that it is for.
  let period: Period
  /// What of the series it is about.
  var measure = TargetMeasure.level
  /// The first period of a measure over several.
  var first: Period?
  let origin: TargetScore.Origin
  /// Where it stands; empty for the pipeline's own.
  let provenance: String

  /// Whether it is about several periods, which may be past ones.
  var isSpan: Bool { measure != .level }

  /// What it is about, where all of it is known.
  func value(_ known: (Period) -> Double?) -> Double? {
    measure.value(from: first ?? period, to: period, known)
  }

  /// Whether a value satisfies it.
  func isMet(by value: Double) -> Bool {
    (lower.map { value >= $0 } ?? true) && (upper.map { value <= $0 } ?? true)
  }

  /// All that a score depends on, for the ingredients of a projection.
  var description: String {
    let ends = [lower, upper].map { $0.map { "\($0)" } ?? "" }.joined(separator: "...")
    let span = first.map { "\(measure.rawValue) from \($0)" }
    return ([text, ends, "\(period)", origin.rawValue, provenance] + [span].compactMap { $0 })
      .joined(separator: " | ")
  }

  /// The end that a series has to come to: the one that `value` is short of, else the lower one.
  func threshold(from value: Double) -> Double? {
    if let lower, value < lower { return lower }
    if let upper, value > upper { return upper }
    return lower ?? upper
  }
}

extension Target {
  /// A target of the pipeline; its year stands for the last period of that year.
  init(_ choice: TargetChoice, frequency: Frequency) {
    let end = Horizon(until: choice.by, frequency: frequency).end
    measure = choice.measure
    first = choice.from.map { year in
      choice.measure == .cumulative
        ? Period(frequency: frequency, ordinal: year * frequency.seasonLength)
        : Horizon(until: year, frequency: frequency).end
    }
    let words = choice.measure.words(from: first, to: end)
    switch choice.direction {
    case .atLeast:
      text = "\(words)at least \(choice.text)"
      lower = choice.threshold
      upper = nil
    case .atMost:
      text = "\(words)at most \(choice.text)"
      lower = nil
      upper = choice.threshold
    }
    period = end
    origin = .pipeline
    provenance = ""
  }

  /// A target that a statement gives.
  init(_ stated: StatedTarget) {
    text = stated.text
    lower = stated.lower
    upper = stated.upper
    period = stated.period
    measure = stated.measure ?? .level
    first = stated.first
    origin = .statement
    provenance = stated.provenance
  }
}
