import Forecasting
import TimeSeries

extension FitJob {
  /// The fit to the statements themselves; nil where the series has none, or the model takes none and
  /// there are values for it.
  func evidenceFit() -> Result<Fit, FailedEvidence>? {
    guard let evidence = series.evidence, let model = evidenceModel else { return nil }
    let used = evidence.since(year: series.fittedFrom) ?? evidence
    do throws(FitError) {
      return .success(try fit(model, to: used))
    } catch {
      return .failure(FailedEvidence(reason: error.words(for: used)))
    }
  }

  /// The chosen model, or the one for statements where the chosen one has no values to work on.
  private var evidenceModel: (any EvidenceModel)? {
    if let model = model.model as? any EvidenceModel { return model }
    return series.valuesReason == nil ? nil : LatentTrend()
  }

  /// What stands against the chosen model where another takes its place.
  var evidenceFailures: [FitReport.FailedAttempt] {
    guard !(model.model is any EvidenceModel), let reason = series.valuesReason else { return [] }
    return [FitReport.FailedAttempt(model: model.keyword, reason: reason)]
  }

  private func fit(
    _ model: some EvidenceModel, to evidence: Evidence
  ) throws(FitError) -> Fit {
    try Fit(model, to: evidence, link: link)
  }

  /// Why a forecast of the series rests on little: fewer than three periods with a figure of their own.
  var weakness: String? {
    guard let evidence = series.evidence else { return nil }
    var periods: Set<Period> = []
    for item in evidence.items {
      switch item.quantity {
      case .level(let period), .within(let period, _): periods.insert(period)
      case .sum(let first, let last): periods.formUnion([first, last])
      case .ratio, .difference: break
      }
    }
    guard periods.count < 3 else { return nil }
    return "figures of \(periods.count == 1 ? "one period" : "two periods") alone"
  }

  /// Statements that the others contradict, little evidence, and a fallback.
  func evidenceNotices(on fit: Fit) -> [Diagnostic] {
    var notices: [Diagnostic] = []
    if let failure = evidenceFailures.first {
      notices.append(
        .fallback(
          series.name, from: "\(model.keyword), link \(link.text)",
          to: "\(type(of: fit.model).keyword), link \(fit.link.text)", reason: failure.reason))
    }
    if let weakness { notices.append(.weakEvidence(series.name, weakness)) }
    let contradicted = fit.evidenceReports.filter { $0.surprise < EvidenceReport.contradiction }
    if !contradicted.isEmpty {
      notices.append(.contradiction(series.name, contradicted))
    }
    return notices
  }
}

/// Why there is no fit to the statements.
struct FailedEvidence: Error {
  let reason: String
}

extension Evidence {
  /// The items about years from one on; nil where none is left.
  fileprivate func since(year: Int?) -> Evidence? {
    guard let year else { return self }
    return try? Evidence(name: name, items: items.filter { $0.quantity.first.year >= year })
  }
}

extension FitError {
  /// Why a model could not be fitted to statements, in words.
  fileprivate func words(for evidence: Evidence) -> String {
    switch self {
    case .outsideLink(let index): "\(evidence.items[index].label) has no place on the link's scale"
    case .unidentified: "no statement says how large it is"
    case .noConvergence: "its statements cannot be reconciled"
    default: "the numbers leave the range of double precision"
    }
  }
}
