public import Evaluation

/// A candidate with its scores.
public struct Trial: Sendable, Hashable {
  /// The model and its settings: `ets, trend damped`.
  public let label: String
  /// Whether it is what the pipeline has now.
  public let isPresent: Bool
  /// The score that is searched by, one row a series, one number a window; NaN without one.
  public let windows: [[Double]]
  /// All scores, each the mean over series and windows.
  public let scores: ScoreVector
  /// Windows that a fallback answered.
  public let fallbacks: Int
  /// Windows without a forecast.
  public let failures: Int
  /// Mean score over series and windows.
  public internal(set) var mean: MeanWithError
  /// What it is above the best candidate, window by window.
  public internal(set) var aboveBest: MeanWithError
  /// What it is above the present settings, window by window.
  public internal(set) var abovePresent: MeanWithError
  /// Whether it is taken.
  public internal(set) var isChosen = false

  let candidate: Candidate

  init(
    _ candidate: Candidate, label: String, windows: [[Double]], scores: ScoreVector,
    fallbacks: Int, failures: Int, lag: Int
  ) {
    self.candidate = candidate
    self.label = label
    isPresent = candidate.branch == nil
    self.windows = windows
    self.scores = scores
    self.fallbacks = fallbacks
    self.failures = failures
    mean = MeanWithError(windows, lag: lag)
    aboveBest = MeanWithError([])
    abovePresent = MeanWithError([])
  }

  /// Whether its own model answered in every window that could be scored.
  public var isWhole: Bool { fallbacks == 0 && failures == 0 && !mean.mean.isNaN }

  /// What a search is told: nothing for one that did not answer itself.
  var objective: Double { isWhole ? mean.mean : .nan }

  /// Whether it is within one standard error of the best.
  public var isNearBest: Bool { isWhole && aboveBest.isWithinOneError }
}

extension [Trial] {
  /// The trials from the best to the worst, compared with one another, one of them chosen.
  ///
  /// Those that did not answer in every window come last and are not chosen; where all are such, the
  /// present settings stay.
  ///
  /// - Parameters:
  ///   - choice: which of them is taken.
  ///   - lag: windows that share periods.
  /// - Precondition: the first one is the present.
  func ranked(_ choice: TuneEntry.Choice, lag: Int) -> [Trial] {
    let present = self[0]
    let order = indices.sorted { first, second in
      let (a, b) = (self[first], self[second])
      if a.isWhole != b.isWhole { return a.isWhole }
      if a.mean.mean == b.mean.mean || a.mean.mean.isNaN || b.mean.mean.isNaN {
        return a.mean.mean.isNaN == b.mean.mean.isNaN ? first < second : b.mean.mean.isNaN
      }
      return a.mean.mean < b.mean.mean
    }
    let best = self[order[0]]
    var trials = self
    for index in trials.indices {
      trials[index].aboveBest = MeanWithError(
        of: trials[index].windows, above: best.windows, lag: lag)
      trials[index].abovePresent = MeanWithError(
        of: trials[index].windows, above: present.windows, lag: lag)
    }
    var chosen = 0
    if best.isWhole {
      switch choice {
      case .best: chosen = order[0]
      case .oneStandardError: chosen = trials.indices.first { trials[$0].isNearBest } ?? order[0]
      }
    }
    trials[chosen].isChosen = true
    return order.map { trials[$0] }
  }
}
