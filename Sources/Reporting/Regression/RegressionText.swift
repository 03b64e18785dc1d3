import Forecasting
public import Pipelines
import TimeSeries

/// A regression of a table as `almanac regress` prints it.
public struct RegressionText: Sendable {
  private let regression: TableRegression
  private var summary: RegressionSummary { regression.summary }

  /// The text of a regression.
  public init(_ regression: TableRegression) { self.regression = regression }

  /// One JSON document with all digits; figures that do not exist have no key.
  ///
  /// - Throws: what the encoder throws.
  public func json() throws -> String {
    try JSONText.document(document)
  }

  /// The same as a part of another document.
  public var document: some Encodable { RegressionDocument(regression: regression) }

  /// The tables that statisticians know, ending with a line break.
  public var text: String {
    let lines =
      heading + [""] + residualLines + [""] + coefficientLines + [""] + fitLines + [""] + testLines
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: What was fitted to what

  private var heading: [String] {
    var parts = ["Call: \(regression.formula)", summary.method, "\(errorWords) standard errors"]
    parts += summary.tuning.map { parameter in
      let error = parameter.standardError.map { " (standard error \(figure($0)))" } ?? ""
      return "\(parameter.name) \(figure(parameter.estimate))\(error)"
    }
    return [parts.joined(separator: ", "), "Data: \(rowWords)"]
  }

  private var errorWords: String {
    summary.standardErrors + (summary.bandwidth.map { " (\($0) lags)" } ?? "")
  }

  private var rowWords: String {
    var words = "\(regression.path): \(summary.observations) of \(regression.rowsRead) rows"
    if let column = regression.timeColumn, let first = summary.periods.first,
      let last = summary.periods.last
    {
      words += ", \(column) \(first) to \(last)"
    }
    guard !regression.rowsLeftOut.isEmpty else { return words }
    return words + ", \(regression.rowsLeftOut.count) left out (\(omissionWords))"
  }

  /// `2 without air, 1 lost to lags of y`.
  private var omissionWords: String {
    var counts: [(words: String, count: Int)] = []
    for row in regression.rowsLeftOut {
      let words =
        row.period == nil ? "without \(row.missing)" : "without an earlier \(row.missing)"
      if let known = counts.firstIndex(where: { $0.words == words }) {
        counts[known].count += 1
      } else {
        counts.append((words, 1))
      }
    }
    return counts.map { "\($0.count) \($0.words)" }.joined(separator: ", ")
  }

  private var residualLines: [String] {
    var table = TextTable(
      ["minimum", "1st quartile", "median", "3rd quartile", "maximum"].map { .init($0, .right) })
    let five = summary.residuals
    table.append(
      [five.minimum, five.lowerQuartile, five.median, five.upperQuartile, five.maximum].map(figure))
    return ["Residuals"] + table.lines()
  }

  // MARK: Coefficients

  private var coefficientLines: [String] {
    let level = DecimalText.level((summary.level * 1e12).rounded() / 1e10)
    var table = TextTable([
      .init("coefficient"), .init("estimate", .right), .init("std. error", .right),
      .init("t", .right), .init("p", .right), .init(""), .init("lower \(level) %", .right),
      .init("upper \(level) %", .right), .init("VIF", .right),
    ])
    for row in summary.coefficients {
      table.append([
        row.name, figure(row.estimate), figure(row.standardError), row.t.map(ratio) ?? "–",
        row.p.map(probability) ?? "–", row.p.map(stars) ?? "", figure(row.lower),
        figure(row.upper), row.varianceInflation.map(ratio) ?? "",
      ])
    }
    return table.lines() + ["*** p < .001, ** p < .01, * p < .05, . p < .1"]
  }

  // MARK: Fit and tests

  private var fitLines: [String] {
    let goodness = summary.goodness
    var lines = [
      "Residual standard error \(figure(goodness.sigma)) on \(summary.degreesOfFreedom) degrees of freedom"
    ]
    if let value = goodness.rSquared {
      let origin = goodness.hasConstant ? "" : " (around 0)"
      lines.append(
        "R² \(figure(value))\(origin)"
          + (goodness.adjustedRSquared.map { ", adjusted \(figure($0))" } ?? ""))
    }
    if let test = goodness.fTest {
      let (slopes, rest) = (test.degreesOfFreedom[0], test.degreesOfFreedom[1])
      lines.append("F \(ratio(test.value)) on \(slopes) and \(rest), \(tail(test.p))")
    }
    let criteria = [
      ("log-likelihood", goodness.logLikelihood), ("AIC", goodness.aic), ("AICc", goodness.aicc),
      ("BIC", goodness.bic),
    ]
    let known = criteria.compactMap { name, value in value.map { "\(name) \(figure($0))" } }
    if !known.isEmpty { lines.append(known.joined(separator: ", ")) }
    return lines
  }

  private var testLines: [String] {
    let tests = summary.tests
    var lines: [String] = []
    if let value = tests.durbinWatson { lines.append("Durbin-Watson \(figure(value))") }
    lines += [("Breusch-Pagan", tests.breuschPagan), ("Jarque-Bera", tests.jarqueBera)]
      .compactMap { name, test in
        test.map { "\(name) \(ratio($0.value)) on \($0.degreesOfFreedom[0]), \(tail($0.p))" }
      }
    if let skewness = tests.skewness, let kurtosis = tests.kurtosis {
      lines.append("Skewness \(figure(skewness)), kurtosis \(figure(kurtosis))")
    }
    if let condition = summary.conditionNumber, let scaled = summary.scaledConditionNumber {
      lines.append("Condition number \(figure(condition)), \(figure(scaled)) with columns scaled")
    }
    return lines
  }

  // MARK: Figures

  private func figure(_ value: Double) -> String { DecimalText.significant(value, digits: 5) }
  private func ratio(_ value: Double) -> String { DecimalText.significant(value, digits: 4) }
  private func probability(_ p: Double) -> String {
    p > 0 && p < 1e-4
      ? DecimalText.exponent(p, digits: 3) : DecimalText.significant(p, digits: 3)
  }
  private func tail(_ p: Double) -> String { "p \(probability(p))" }

  private func stars(_ p: Double) -> String {
    switch p {
    case ..<0.001: "***"
    case ..<0.01: "**"
    case ..<0.05: "*"
    case ..<0.1: "."
    default: ""
    }
  }
}
