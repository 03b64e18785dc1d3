import Forecasting
import Pipelines
import TimeSeries

/// A series' model: what it is, why it was chosen, what it was fitted to.
struct ModelAccount: Sendable {
  let keyword: String
  let abstract: String
  /// Who chose it, what was fitted, how it did: a sentence each.
  let sentences: [String]
  let parameters: [PageTable]
  let hasParameters: Bool

  /// The account of a fitted or derived series; nil for one without a forecast.
  init?(_ series: SeriesReport) {
    if series.reason != nil { return nil }
    if let formula = series.formula {
      keyword = "derived"
      abstract = "Computed from the sample paths of other series."
      sentences = ["= \(formula)"]
      parameters = []
      hasParameters = false
      return
    }
    guard let fit = series.fit else { return nil }
    keyword = fit.model
    abstract = ModelCatalog.model(named: fit.model)?.abstract ?? ""
    var sentences: [String] = []
    if let origin = series.origin { sentences += Self.words(of: origin, besides: fit) }
    sentences += fit.fallbacks.map { "Not \($0.model): \($0.reason)." }
    if let weakness = fit.weakness {
      sentences.append("Weak, as wide as the prior: \(weakness).")
    }
    sentences.append(Self.basis(of: fit, definition: series.definition))
    // What is not set says nothing to a reader.
    let settings = fit.settings.sorted { $0.key < $1.key }.filter { $0.value != "none" }
      .map { "\($0.key) \($0.value)" }
    if !settings.isEmpty { sentences.append("Settings: " + settings.joined(separator: ", ") + ".") }
    if let found = series.sensitivity {
      let move = DecimalText.fixed(100 * found.greatestMove, decimals: 1)
      sentences.append(
        "Half or double volatility moves the median of \(found.period) by up to \(move) %.")
    }
    self.sentences = sentences
    var table = PageTable(
      "Estimates of \(series.title)",
      [.words("parameter"), .numbers("estimate"), .numbers("std. error")])
    for parameter in fit.parameters {
      table.append([
        parameter.name, DecimalText.significant(parameter.estimate, digits: 5),
        parameter.standardError.map { DecimalText.significant($0, digits: 3) } ?? "–",
      ])
    }
    hasParameters = !fit.parameters.isEmpty
    parameters = hasParameters ? [table] : []
  }

  private static func words(of origin: ModelOrigin, besides fit: FitReport) -> [String] {
    let given = fit.statements.isEmpty ? "a table" : "statements"
    var sentences: [String] = []
    switch origin.choice {
    case .series: sentences.append("The pipeline names \(origin.model) for this series.")
    case .defaults: sentences.append("The pipeline names \(origin.model) for all series.")
    case .standard: sentences.append("The default for \(given): \(origin.model).")
    case .tuned: sentences.append("Chosen by almanac tune: \(origin.model).")
    }
    if let search = origin.search, let chosen = search.chosen {
      var text = "Backtest over \(search.windows) windows, \(search.trials) candidates: "
      text += "\(search.score) \(DecimalText.significant(chosen, digits: 4))"
      if let error = search.error {
        text += " (standard error \(DecimalText.significant(error, digits: 2)))"
      }
      if let present = search.present {
        text += " against \(DecimalText.significant(present, digits: 4)) before"
      }
      sentences.append(text + ".")
    }
    return sentences
  }

  private static func basis(of fit: FitReport, definition: String) -> String {
    let kind = fit.statements.isEmpty ? "observations" : "items of evidence"
    var text = "Fitted on the \(fit.link) scale to \(fit.summary.observations) \(kind)"
    text += fit.from == fit.to ? " about \(fit.from)" : " from \(fit.from) to \(fit.to)"
    if let draws = fit.imputations { text += ", through \(draws) draws of the history" }
    if !definition.isEmpty { text += "; definition \(definition)" }
    return text + "."
  }
}
