import Evaluation
import FoundationEssentials
public import Pipelines

/// What a search found in the forms that `almanac tune` prints.
public enum TuningText {
  /// Candidates shown of each search.
  private static let shown = 12

  /// A table of the candidates of each search, the best first, and how figures change.
  public static func lines(_ result: TuningResult, width: Int? = nil) -> [String] {
    var lines: [String] = []
    for study in result.studies {
      if !lines.isEmpty { lines.append("") }
      lines += self.lines(study, width: width)
    }
    return lines
  }

  private static func lines(_ study: TuningStudy, width: Int?) -> [String] {
    let windows = study.origins.reduce(0) { $0 + $1.count }
    let span = study.origins.joined().min().map { first in
      " from \(first) to \(study.origins.joined().max() ?? first)"
    }
    let lines = [
      study.series.joined(separator: ", ").uppercased(),
      "\(study.score.title) of \(windows) windows, origins\(span ?? ""), \(study.horizon) periods "
        + "ahead; \(study.trials.count) candidates",
    ]
    return lines + leaderboard(study, width: width) + [""] + changes(study, width: width)
  }

  private static func leaderboard(_ study: TuningStudy, width: Int?) -> [String] {
    var table = TextTable(
      [
        .init(""), .init("model and settings", isFlexible: true),
        .init(study.score.title, .right), .init("± s.e.", .right),
        .init("above best", .right), .init("± s.e.", .right),
        .init("above present", .right), .init("± s.e.", .right),
      ] + study.levels.map { .init("in \(DecimalText.level($0)) %", .right) })
    var rest = 0
    for (place, trial) in study.trials.enumerated() {
      guard place < shown || trial.isPresent || trial.isChosen else {
        rest += 1
        continue
      }
      let differences = [
        number(trial.mean.mean), number(trial.mean.standardError),
        number(trial.aboveBest.mean), number(trial.aboveBest.standardError),
        trial.isPresent ? "present" : number(trial.abovePresent.mean),
        trial.isPresent ? "" : number(trial.abovePresent.standardError),
      ]
      table.append(
        [trial.isChosen ? ">" : trial.isNearBest ? "~" : "", name(of: trial)] + differences
          + trial.scores.coverage.map {
            $0.isNaN ? "–" : DecimalText.fixed(100 * $0, decimals: 0)
          })
    }
    var lines = table.lines(width: width)
    if rest > 0 { lines.append("… and \(rest) more; --json has all") }
    lines.append("> taken, ~ within one standard error of the best")
    return lines
  }

  private static func name(of trial: Trial) -> String {
    var faults: [String] = []
    if trial.fallbacks > 0 { faults.append("fallback in \(trial.fallbacks) windows") }
    if trial.failures > 0 { faults.append("no forecast in \(trial.failures) windows") }
    return trial.label + (faults.isEmpty ? "" : " (\(faults.joined(separator: ", ")))")
  }

  private static func number(_ value: Double) -> String {
    value.isNaN ? "–" : DecimalText.significant(value, digits: 4)
  }

  // MARK: Figures

  private static func changes(_ study: TuningStudy, width: Int?) -> [String] {
    let level = study.levels.first.map { DecimalText.level($0) } ?? ""
    var table = TextTable([
      .init("figures", isFlexible: true), .init("unit"), .init("present", .right),
      .init("\(level) %", .right), .init("chosen", .right), .init("\(level) %", .right),
      .init("change", .right),
    ])
    for change in study.changes {
      let rows = [change.untuned, change.tuned]
      let values = rows.compactMap { $0?.median }
      let scale = Magnitude(for: values)
      func median(_ row: ForecastRow?) -> String {
        row?.median.map { scale.text($0) } ?? "no forecast"
      }
      func interval(_ row: ForecastRow?) -> String {
        row?.intervals.first.map { "\(scale.text($0.lower)) – \(scale.text($0.upper))" } ?? ""
      }
      let share =
        values.count == 2 && values[0] != 0
        ? percent(100 * (values[1] / values[0] - 1)) : ""
      table.append([
        "\(change.series) in \(change.period)", scale.label(unit: change.unit),
        median(change.untuned), interval(change.untuned), median(change.tuned),
        interval(change.tuned), share,
      ])
    }
    return table.lines(width: width)
  }

  private static func percent(_ value: Double) -> String {
    (value > 0 ? "+" : "") + DecimalText.fixed(value, decimals: 1) + " %"
  }

  // MARK: JSON

  /// One document with every candidate and window.
  ///
  /// - Throws: what the encoder throws.
  public static func json(_ result: TuningResult) throws -> String {
    try JSONText.document(
      Document(
        studies: result.studies.map(Document.Study.init),
        problems: result.problems.map { .init(series: $0.series, reason: $0.reason) },
        lock: result.lockFile))
  }

  private struct Document: Encodable {
    let studies: [Study]
    let problems: [Problem]
    let lock: String?

    struct Problem: Encodable {
      let series, reason: String
    }

    struct Study: Encodable {
      let series: [String]
      let score: String
      let horizon: Int
      let origins: [[String]]
      let candidates: [Candidate]
      let figures: [Figures]

      init(_ study: TuningStudy) {
        series = study.series
        score = study.score.rawValue
        horizon = study.horizon
        origins = study.origins
        candidates = study.trials.map { Candidate($0, levels: study.levels) }
        figures = study.changes.map(Figures.init)
      }
    }

    struct Candidate: Encodable {
      let settings: String
      let isChosen, isPresent, isWithinOneError: Bool
      let mean, aboveBest, abovePresent: Mean
      let windows: [[Double?]]
      let scores: [String: Double]
      let fallbacks, failures: Int

      init(_ trial: Trial, levels: [Double]) {
        settings = trial.label
        (isChosen, isPresent) = (trial.isChosen, trial.isPresent)
        isWithinOneError = trial.isNearBest
        mean = Mean(trial.mean)
        aboveBest = Mean(trial.aboveBest)
        abovePresent = Mean(trial.abovePresent)
        windows = trial.windows.map { $0.map { $0.isFinite ? $0 : nil } }
        var scores: [String: Double] = [:]
        for score in Score.allCases where trial.scores[score].isFinite {
          scores[score.rawValue] = trial.scores[score]
        }
        for (level, share) in zip(levels, trial.scores.coverage) where share.isFinite {
          scores["coverage-\(DecimalText.level(level))"] = share
        }
        self.scores = scores
        (fallbacks, failures) = (trial.fallbacks, trial.failures)
      }
    }

    struct Mean: Encodable {
      let value, standardError: Double?
      let windows: Int

      init(_ mean: MeanWithError) {
        value = mean.mean.isFinite ? mean.mean : nil
        standardError = mean.standardError.isFinite ? mean.standardError : nil
        windows = mean.count
      }
    }

    struct Figures: Encodable {
      let series, unit, period: String
      let untuned, tuned: ForecastRow?

      init(_ change: TuningChange) {
        (series, unit, period) = (change.series, change.unit, change.period)
        (untuned, tuned) = (change.untuned, change.tuned)
      }
    }
  }
}
