/// Scores of models over a panel, every series counting alike.
public struct PanelBacktest: Sendable {
  /// Keywords of the models, in the order asked for.
  public let models: [String]
  /// Periods forecast from each origin.
  public let horizon: Int
  /// Series with at least one origin.
  public private(set) var seriesCount = 0
  /// Origins by series, summed.
  public private(set) var originCount = 0
  /// For each model how many origins a fallback answered.
  public private(set) var fallbacks: [Int]
  /// For each model how many origins have no forecast.
  public private(set) var failures: [Int]
  private var totals: [ScoreMeans]
  private var steps: [[ScoreMeans]]
  /// For each score the scores of every series, one row a series, one number a model.
  private var rows: [[ScoreVector]] = []

  /// Nothing yet.
  public init(models: [String], horizon: Int, levels: Int) {
    self.models = models
    self.horizon = horizon
    fallbacks = [Int](repeating: 0, count: models.count)
    failures = fallbacks
    totals = [ScoreMeans](repeating: ScoreMeans(levels: levels), count: models.count)
    steps = models.map { _ in
      [ScoreMeans](repeating: ScoreMeans(levels: levels), count: horizon)
    }
  }

  /// Takes one more series.
  ///
  /// - Precondition: it is of the same models and horizon.
  public mutating func add(_ series: SeriesBacktest) {
    precondition(series.models == models, "other models")
    seriesCount += 1
    originCount += Set(series.forecasts.map(\.origin)).count
    var row: [ScoreVector] = []
    for model in models.indices {
      fallbacks[model] += series.fallbacks[model]
      let all = series.scores(ofModel: model)
      totals[model].add(all)
      row.append(all)
      for step in 1...horizon {
        steps[model][step - 1].add(series.scores(ofModel: model, step: step))
      }
    }
    for failure in series.failures { failures[failure.model] += 1 }
    rows.append(row)
  }

  /// Means over all series of one model.
  public func scores(ofModel model: Int) -> ScoreVector { totals[model].mean }

  /// Means over all series of one model, one step ahead by one.
  public func scores(ofModel model: Int, step: Int) -> ScoreVector {
    steps[model][step - 1].mean
  }

  /// Series that have a score; scaled scores need a training part that changes.
  public func seriesCount(with score: Score) -> Int { totals[0].count(score) }

  /// Average ranks of the models by a score, over the series where all models have it.
  public func ranks(by score: Score) -> AverageRanks {
    var ranks = AverageRanks(treatments: models.count)
    for row in rows { ranks.add(row.map { $0[score] }) }
    return ranks
  }
}
