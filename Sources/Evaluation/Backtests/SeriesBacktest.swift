public import Forecasting
public import TimeSeries

/// One forecast of a backtest beside what came.
public struct BacktestForecast: Sendable {
  /// The last period of the training part.
  public let origin: Period
  /// The period forecast.
  public let period: Period
  /// Periods ahead, from 1.
  public let step: Int
  /// The place of the model among the models.
  public let model: Int
  /// What came.
  public let actual: Double
  /// What was forecast.
  public let distribution: PredictiveDistribution

  /// Collects the parts.
  public init(
    origin: Period, period: Period, step: Int, model: Int, actual: Double,
    distribution: PredictiveDistribution
  ) {
    self.origin = origin
    self.period = period
    self.step = step
    self.model = model
    self.actual = actual
    self.distribution = distribution
  }
}

/// What a backtest of one series found.
public struct SeriesBacktest: Sendable {
  /// The series.
  public let name: String
  /// Keywords of the models, in the order asked for.
  public let models: [String]
  /// Every forecast, origin by origin, model by model.
  public private(set) var forecasts: [BacktestForecast] = []
  /// For each model how many origins a fallback answered.
  public private(set) var fallbacks: [Int]
  /// Origins without a forecast, with the place of the model.
  public private(set) var failures: [(model: Int, origin: Period)] = []
  private var means: [[ScoreMeans]]

  /// Nothing yet.
  ///
  /// - Parameters:
  ///   - name: the series.
  ///   - models: what each model is called.
  ///   - horizon: the most periods ahead.
  ///   - levels: how many intervals each forecast has.
  public init(name: String, models: [String], horizon: Int, levels: Int) {
    self.name = name
    self.models = models
    fallbacks = [Int](repeating: 0, count: models.count)
    means = models.map { _ in
      [ScoreMeans](repeating: ScoreMeans(levels: levels), count: horizon)
    }
  }

  /// Takes a forecast with its scores.
  public mutating func add(_ forecast: BacktestForecast, _ scores: ScoreVector) {
    forecasts.append(forecast)
    means[forecast.model][forecast.step - 1].add(scores)
  }

  /// Counts an origin that a fallback answered.
  public mutating func fallBack(model: Int) { fallbacks[model] += 1 }

  /// Notes an origin without a forecast.
  public mutating func fail(model: Int, origin: Period) { failures.append((model, origin)) }

  /// Means over the origins, by step, of one model; the root of RMSSE taken.
  public func scores(ofModel model: Int, step: Int) -> ScoreVector {
    means[model][step - 1].mean.rooted
  }

  /// Means over origins and steps of one model; the root of RMSSE taken.
  public func scores(ofModel model: Int) -> ScoreVector {
    var all = means[model][0]
    for mean in means[model].dropFirst() { all.add(mean) }
    return all.mean.rooted
  }
}

extension ScoreVector {
  /// Mean squares become root mean squares.
  public var rooted: ScoreVector { replacing(.rmsse, with: self[.rmsse].squareRoot()) }
}
