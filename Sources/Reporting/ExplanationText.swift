import Forecasting
public import Pipelines
import TimeSeries

/// What made a forecast, as text for a terminal.
public struct ExplanationText {
  let explanation: Explanation
  let width: Int?
  let magnitude: Magnitude

  /// The text of an explanation.
  ///
  /// - Parameter width: columns of the terminal; nil for no limit.
  public init(_ explanation: Explanation, width: Int? = nil) {
    self.explanation = explanation
    self.width = width
    magnitude = Magnitude(for: explanation.cell?.median.map { [$0] } ?? [])
  }

  /// Sections with headings: the cell, model, statements, what was set aside, targets and notes.
  public var text: String {
    let sections = [
      heading, cell, adjustments, reconciliation, scenarios, model, alternatives, check, statements,
      observations,
      setAside, targets, notes,
    ].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    var line = explanation.title
    if explanation.title != explanation.series { line += " (\(explanation.series))" }
    if let period = explanation.period { line += ", \(period)" }
    var facts = [magnitude.label(unit: explanation.unit)]
    if !explanation.definition.isEmpty { facts.append("definition \(explanation.definition)") }
    if let formula = explanation.formula { facts.append("= \(formula)") }
    facts.append("link \(explanation.link)")
    return [line, facts.filter { !$0.isEmpty }.joined(separator: ", ")]
  }

  private var cell: [String] {
    if let reason = explanation.reason { return ["No forecast: \(reason)"] }
    guard let row = explanation.cell, let median = row.median else {
      return ["No figure in this period"]
    }
    var parts = ["\(row.kind == .history ? "known" : "forecast"): median \(magnitude.text(median))"]
    if let mean = row.mean { parts.append("mean \(magnitude.text(mean))") }
    for (level, bounds) in zip(explanation.levels, row.intervals) {
      parts.append(
        "\(DecimalText.level(level)) % \(magnitude.text(bounds.lower)) – "
          + magnitude.text(bounds.upper))
    }
    let weakness = explanation.fit?.weakness.map { ["Weak, as wide as the prior: \($0)"] } ?? []
    return [parts.joined(separator: ", ")] + weakness
  }

  private var model: [String] {
    guard let fit = explanation.fit else { return [] }
    var line = "\(fit.model), link \(fit.link), \(fit.from) to \(fit.to), "
    line += "\(fit.summary.observations) \(fit.statements.isEmpty ? "observations" : "items")"
    if let draws = fit.imputations { line += ", fitted to \(draws) draws of the history" }
    var lines = ["MODEL", line]
    if let prior = explanation.prior {
      lines.append(
        "prior \(prior.choice), growth \(DecimalText.significant(100 * prior.growth, digits: 2)) % a year: "
          + prior.origin)
    }
    let settings = fit.settings.sorted { $0.key < $1.key }
      .filter { !["prior", "growth"].contains($0.key) || explanation.prior == nil }
    if !settings.isEmpty {
      lines.append(
        "settings " + settings.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    }
    if !explanation.needs.isEmpty {
      lines.append("computed from " + explanation.needs.joined(separator: ", "))
    }
    lines += fit.fallbacks.map { "not \($0.model): \($0.reason)" }
    if !fit.parameters.isEmpty {
      var table = TextTable([
        .init("parameter"), .init("estimate", .right), .init("std. error", .right),
      ])
      for parameter in fit.parameters {
        table.append([
          parameter.name, DecimalText.significant(parameter.estimate, digits: 5),
          parameter.standardError.map { DecimalText.significant($0, digits: 3) } ?? "–",
        ])
      }
      lines += table.lines(width: width)
    }
    return lines
  }

  private var check: [String] {
    guard let check = explanation.check, let worst = check.worst else { return [] }
    func errors(_ isFuture: Bool, _ name: String) -> String? {
      check.meanError(ofFuture: isFuture).map {
        "\(name) \(DecimalText.significant($0, digits: 2))"
      }
    }
    let means = [errors(false, "past"), errors(true, "future")].compactMap { $0 }
    return [
      "INFERENCE CHECK",
      "\(check.draws) draws, worth \(Int(check.effectiveSize)) independent ones; quantiles are off by "
        + means.joined(separator: ", ") + " posterior standard deviations on average, at most "
        + "\(DecimalText.significant(worst.error, digits: 2)) (\(worst.period), "
        + "\(DecimalText.significant(100 * worst.probability, digits: 3)) %)",
    ]
  }

  /// The statements by weight, the heaviest first.
  private var statements: [String] {
    let all = explanation.statements
    if all.isEmpty { return [] }
    let period =
      all.contains { $0.influence(on: explanation.period) != nil }
      ? explanation.period : all.lazy.compactMap { $0.influences.last?.period }.first
    let isLeftOut = all.contains { $0.leftOut != nil }
    var columns: [TextTable.Column] = [
      .init("weight", .right), .init("gain", .right), .init("surprise", .right), .init("period"),
      .init("statement", isFlexible: true), .init("by", isFlexible: true), .init("place"),
    ]
    if isLeftOut { columns.insert(.init("without it", .right), at: 3) }
    var table = TextTable(columns)
    let ranked = all.enumerated().sorted { a, b in
      let weights = [a, b].map { $0.element.influence(on: period)?.weight ?? 0 }
      return weights[0] == weights[1] ? a.offset < b.offset : weights[0] > weights[1]
    }
    for (_, statement) in ranked {
      let influence = statement.influence(on: period)
      var cells = [
        influence.map { Self.percent($0.weight) } ?? "–",
        influence.map { DecimalText.significant($0.gain, digits: 2) } ?? "–",
        DecimalText.fixed(statement.surprise, decimals: 1), statement.period,
        statement.text + (statement.conversion.map { ", \($0)" } ?? ""),
        ([statement.publisher] + [statement.published].compactMap { $0 })
          .filter { !$0.isEmpty }.joined(separator: ", "),
        statement.place,
      ]
      if isLeftOut {
        cells.insert(statement.leftOut?.median.map { magnitude.text($0) } ?? "–", at: 3)
      }
      table.append(cells)
    }
    let about = period == explanation.period ? "" : ", weights for \(period.map { "\($0)" } ?? "")"
    var lines = ["STATEMENTS (\(all.count))\(about)"] + table.lines(width: width)
    for statement in all where !statement.suggestions.isEmpty {
      lines += statement.suggestions.map { "\(statement.place): \($0.text)" }
    }
    return lines
  }

  private var observations: [String] {
    let all = explanation.observations
    if all.isEmpty { return [] }
    var table = TextTable([
      .init("period"), .init("value", .right), .init("from", isFlexible: true),
    ])
    for observation in all {
      table.append([
        observation.period.description, observation.value.map { magnitude.text($0) } ?? "gap",
        observation.provenance,
      ])
    }
    return ["OBSERVATIONS (\(all.count))"] + table.lines(width: width)
  }

  private var setAside: [String] {
    let all = explanation.setAside
    if all.isEmpty { return [] }
    var table = TextTable([
      .init("reason", isFlexible: true), .init("period"), .init("statement", isFlexible: true),
      .init("place"), .init("note", isFlexible: true),
    ])
    for row in all {
      let note = row.suggestions.map(\.text) + (row.note.isEmpty ? [] : [row.note])
      table.append([row.reason, row.period, row.text, row.place, note.joined(separator: "; ")])
    }
    return ["SET ASIDE (\(all.count))"] + table.lines(width: width)
  }

  private var targets: [String] {
    if explanation.targets.isEmpty { return [] }
    return ["TARGETS, never evidence"]
      + explanation.targets.map { target in
        let chance = target.probabilityInPeriod.map { ", \(Probability.text($0))" } ?? ""
        let note = target.note.isEmpty ? "" : ", \(target.note)"
        return "\(target.period): \(target.text): \(target.status.rawValue)\(chance)\(note)"
      }
  }

  private var notes: [String] {
    explanation.notes.isEmpty ? [] : ["NOTES"] + explanation.notes
  }

  private static func percent(_ share: Double) -> String {
    "\(DecimalText.fixed(100 * share, decimals: 1)) %"
  }
}
