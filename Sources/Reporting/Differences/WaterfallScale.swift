import Pipelines

/// The scale that all bars of a waterfall stand on, which begins at 0 only where that leaves the moves
/// visible.
struct WaterfallScale {
  private let floor: Double
  private let most: Double

  /// The scale of some steps; nil without any.
  init?(_ steps: [SeriesDifference.Step]) {
    let ends = steps.flatMap { step in step.isTotal ? [step.to] : [step.from, step.to] }
    guard let least = ends.min(), let most = ends.max() else { return nil }
    self.most = most
    floor = least - (most - least) / 4
  }

  /// Where a step's bar begins and ends, as parts of the width.
  func bar(of step: SeriesDifference.Step) -> (start: Double, end: Double) {
    let (from, to) = (step.isTotal ? 0 : place(step.from), place(step.to))
    return (min(from, to), max(from, to))
  }

  private func place(_ value: Double) -> Double {
    most > floor ? (value - floor) / (most - floor) : 1
  }
}

extension SeriesDifference.Step {
  /// Whether it is a whole figure and no move.
  var isTotal: Bool { label == "before" || label == "after" }

  /// A total, or a move with its sign.
  func text(_ magnitude: Magnitude) -> String {
    isTotal ? magnitude.text(to) : Signed.text(to - from, magnitude)
  }
}
