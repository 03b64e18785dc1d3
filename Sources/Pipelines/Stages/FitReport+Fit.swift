import Forecasting
import TimeSeries

extension FitReport {
  /// A fit as reports show it; estimates that are not finite are left out.
  init(_ fit: Fit, attempts: [FailedAttempt]) {
    let choice = ModelChoice(fit.model)
    model = choice.keyword
    settings = choice.settings.reduce(into: [:]) { $0[$1.key] = $1.text }
    imputations = fit.isImputed ? fit.members.count : nil
    link = type(of: fit.model).scale == .natural ? "natural" : fit.link.text
    from = fit.series.start
    to = fit.series.end
    parameters = fit.parameters.filter(\.estimate.isFinite).map { parameter in
      Parameter(
        parameter.name, parameter.estimate,
        standardError: parameter.standardError.flatMap { $0.isFinite ? $0 : nil },
        responsePower: parameter.responsePower)
    }
    let figures = fit.summary
    summary = FitSummary(
      observations: figures.observations, parameterCount: figures.parameterCount,
      sigma: figures.sigma.isFinite ? figures.sigma : 0,
      logLikelihood: figures.logLikelihood.flatMap { $0.isFinite ? $0 : nil },
      intervals: figures.intervals)
    aicc = summary.aicc
    fallbacks = attempts
    statements = fit.evidenceReports
  }
}
