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
  let origin: TargetScore.Origin
  /// Where it stands; empty for the pipeline's own.
  let provenance: String

  /// Whether a value satisfies it.
  func isMet(by value: Double) -> Bool {
    (lower.map { value >= $0 } ?? true) && (upper.map { value <= $0 } ?? true)
  }

  /// All that a score depends on, for the ingredients of a projection.
  var description: String {
    let ends = [lower, upper].map { $0.map { "\($0)" } ?? "" }.joined(separator: "...")
    return [text, ends, "\(period)", origin.rawValue, provenance].joined(separator: " | ")
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
    switch choice.direction {
    case .atLeast:
      text = "at least \(choice.text)"
      lower = choice.threshold
      upper = nil
    case .atMost:
      text = "at most \(choice.text)"
      lower = nil
      upper = choice.threshold
    }
    period = Horizon(until: choice.by, frequency: frequency).end
    origin = .pipeline
    provenance = ""
  }

  /// A target that a statement gives.
  init(_ stated: StatedTarget) {
    text = stated.text
    lower = stated.lower
    upper = stated.upper
    period = stated.period
    origin = .statement
    provenance = stated.provenance
  }
}
