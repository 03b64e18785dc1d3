public import Evaluation
import Forecasting
import FoundationEssentials
import Tabular
public import TimeSeries

/// The scores of a backtest in the forms that `almanac backtest` prints.
public struct BacktestText: Sendable {
  /// How the scores are written.
  public enum Format: String, Sendable, CaseIterable {
    case csv
    case json
    case table
  }

  private let levels: [Double]
  private let score: Score
  private let modelNames: [String]

  /// A writer of scores with intervals at these levels, in percent, ordered by a score.
  public init(levels: [Double], score: Score, models: [String]) {
    self.levels = levels
    self.score = score
    modelNames = models
  }

  // MARK: Scores

  /// One line a model, the best average rank first, and what the ranks say below.
  public func table(_ backtest: PanelBacktest, width: Int?) -> [String] {
    let ranks = backtest.ranks(by: score)
    let means = ranks.means
    let order = order(of: backtest, ranks)
    let distance = ranks.criticalDistance()
    var table = TextTable(
      [.init("model", isFlexible: true), .init("rank", .right)]
        + Score.allCases.map { .init($0.title, .right) }
        + levels.map { .init("in \(DecimalText.level($0)) %", .right) })
    for model in order {
      let scores = backtest.scores(ofModel: model)
      let isBest = distance.map { means[model] - means[order[0]] <= $0 } ?? false
      table.append(
        [
          backtest.models[model],
          Self.cell(means[model], decimals: 2) + (isBest ? "*" : " "),
        ]
          + scores.scores.map { Self.cell($0, decimals: 3) }
          + scores.coverage.map { Self.cell(100 * $0, decimals: 1) })
    }
    return table.lines(width: width) + notes(backtest, ranks, distance)
      + steps(backtest, order, width: width)
  }

  /// The score that ranks and the share of each interval that held, by periods ahead.
  private func steps(_ backtest: PanelBacktest, _ order: [Int], width: Int?) -> [String] {
    guard backtest.horizon > 1 else { return [] }
    func table(_ title: String, _ cell: (ScoreVector) -> String) -> [String] {
      var table = TextTable(
        [.init("ahead", .right)] + order.map { .init(backtest.models[$0], .right) })
      for step in 1...backtest.horizon {
        table.append(
          ["\(step)"] + order.map { cell(backtest.scores(ofModel: $0, step: step)) })
      }
      return ["", title] + table.lines(width: width)
    }
    var lines = table("\(score.title) by periods ahead") { Self.cell($0[score], decimals: 3) }
    for (index, level) in levels.enumerated() {
      lines += table("in \(DecimalText.level(level)) % by periods ahead") {
        Self.cell(100 * $0.coverage[index], decimals: 1)
      }
    }
    return lines
  }

  private static func cell(_ value: Double, decimals: Int) -> String {
    value.magnitude < 1e9
      ? DecimalText.fixed(value, decimals: decimals) : DecimalText.significant(value, digits: 3)
  }

  private func notes(
    _ backtest: PanelBacktest, _ ranks: AverageRanks, _ distance: Double?
  ) -> [String] {
    var lines = [
      "",
      "\(backtest.seriesCount) series, \(backtest.originCount) origins, \(backtest.horizon) periods "
        + "ahead; ranks by \(score.title) over \(ranks.blocks) series",
    ]
    if let distance {
      lines.append(
        "* not worse than the best: average ranks differ by less than "
          + "\(DecimalText.fixed(distance, decimals: 2)) (Nemenyi, 5 %)")
    }
    if let p = ranks.friedmanPValue {
      lines.append("all models equal: p = \(DecimalText.significant(p, digits: 2)) (Friedman)")
    }
    let unscaled = backtest.seriesCount - backtest.seriesCount(with: .mase)
    if unscaled > 0 {
      lines.append(
        "\(unscaled) series never change before an origin and have no scaled scores")
    }
    for (model, name) in backtest.models.enumerated() {
      if backtest.fallbacks[model] > 0 {
        lines.append("\(name): a fallback answered at \(backtest.fallbacks[model]) origins")
      }
      if backtest.failures[model] > 0 {
        lines.append("\(name): no forecast at \(backtest.failures[model]) origins")
      }
    }
    return lines
  }

  private func order(of backtest: PanelBacktest, _ ranks: AverageRanks) -> [Int] {
    let means = ranks.means
    return backtest.models.indices.sorted { means[$0] < means[$1] }
  }

  /// One record a model and step, and one a model for all steps, which `step` calls `all`.
  public func csv(_ backtest: PanelBacktest) -> [UInt8] {
    var writer = CSVWriter(
      columns: ["model", "step", "rank"] + Score.allCases.map(\.rawValue)
        + levels.map { "coverage-\(DecimalText.level($0))" })
    let means = backtest.ranks(by: score).means
    for (model, name) in backtest.models.enumerated() {
      for step in 0...backtest.horizon {
        let scores =
          step == 0
          ? backtest.scores(ofModel: model) : backtest.scores(ofModel: model, step: step)
        writer.append(name)
        writer.append(step == 0 ? "all" : "\(step)")
        writer.append(step == 0 ? means[model] : .nan)
        for value in scores.scores + scores.coverage { writer.append(value) }
        writer.endRecord()
      }
    }
    return writer.takeBytes()
  }

  /// One document with every score, by model and step, and the test of the ranks.
  ///
  /// - Throws: what the encoder throws.
  public func json(_ backtest: PanelBacktest) throws -> String {
    try JSONText.document(document(backtest))
  }

  /// The same as a part of another document.
  public func document(_ backtest: PanelBacktest) -> some Encodable {
    let ranks = backtest.ranks(by: score)
    let means = ranks.means
    return Document(
      series: backtest.seriesCount, origins: backtest.originCount, horizon: backtest.horizon,
      rankedBy: score.rawValue, rankedSeries: ranks.blocks,
      criticalDistance: ranks.criticalDistance(), friedmanPValue: ranks.friedmanPValue,
      models: order(of: backtest, ranks).map { model in
        Document.Entry(
          model: backtest.models[model], rank: means[model].isNaN ? nil : means[model],
          fallbacks: backtest.fallbacks[model], failures: backtest.failures[model],
          scores: fields(backtest.scores(ofModel: model)),
          steps: (1...backtest.horizon).map { step in
            fields(backtest.scores(ofModel: model, step: step))
          })
      })
  }

  private func fields(_ scores: ScoreVector) -> [String: Double] {
    var fields: [String: Double] = [:]
    for score in Score.allCases where scores[score].isFinite {
      fields[score.rawValue] = scores[score]
    }
    for (level, share) in zip(levels, scores.coverage) where share.isFinite {
      fields["coverage-\(DecimalText.level(level))"] = share
    }
    return fields
  }

  private struct Document: Encodable {
    let series, origins, horizon: Int
    let rankedBy: String
    let rankedSeries: Int
    let criticalDistance, friedmanPValue: Double?
    let models: [Entry]

    struct Entry: Encodable {
      let model: String
      let rank: Double?
      let fallbacks, failures: Int
      let scores: [String: Double]
      let steps: [[String: Double]]
    }
  }

  // MARK: Forecasts

  private var forecastColumns: [String] {
    ["unique_id", "ds", "cutoff", "model", "y", "mean", "median"]
      + levels.flatMap { ["lo-\(DecimalText.level($0))", "hi-\(DecimalText.level($0))"] }
  }

  /// The header of the table of forecasts.
  public var forecastHeader: [UInt8] {
    var writer = CSVWriter(columns: forecastColumns)
    return writer.takeBytes()
  }

  /// One record a forecast: the period, the last period known (`cutoff`), what came and what was
  /// said.
  public func forecasts(_ series: SeriesBacktest, _ notation: PeriodNotation) -> [UInt8] {
    var writer = CSVWriter(columns: forecastColumns)
    _ = writer.takeBytes()
    for forecast in series.forecasts {
      writer.append(series.name)
      writer.append(notation.text(forecast.period))
      writer.append(notation.text(forecast.origin))
      writer.append(modelNames[forecast.model])
      writer.append(forecast.actual)
      writer.append(forecast.distribution.mean)
      writer.append(forecast.distribution.median)
      for level in levels {
        let bounds = forecast.distribution.interval(level / 100)
        writer.append(bounds.lowerBound)
        writer.append(bounds.upperBound)
      }
      writer.endRecord()
    }
    return writer.takeBytes()
  }
}
