import LinearAlgebra
import RealModule
public import Statistics
import TimeSeries

extension AutocorrelatedRegression {
  /// A regression with estimated coefficients and autocorrelation.
  public struct Fitted: FittedModel {
    let design: FutureDesign
    /// ρ̂, β̂ and σ̂ at the maximum of the likelihood.
    let best: AutocorrelatedAtom
    /// Possible parameters, with their probabilities.
    let atoms: [AutocorrelatedAtom]
    let standardErrors: [Double]
    let rhoStandardError: Double?
    /// The last row of the design.
    let lastRow: [Double]
    /// One-step predictions on the scale of the link, nil where an observation has no row.
    let fits: [Double?]
    /// Goodness of fit; sigma is that of the innovations on the scale of the formula's response, the
    /// likelihood that of the natural values.
    public let summary: FitSummary

    init(
      _ data: RegressionData, _ estimate: AutocorrelationEstimate, of series: Series,
      _ covariates: Covariates, plausibleStep: Double
    ) throws(FitError) {
      design = FutureDesign(data, of: series, covariates, weights: nil)
      let step = data.formula.response.link.carried(plausibleStep, at: series.last)
      let freedom = data.count - data.columns.count - series.filledCount
      best = try AutocorrelatedAtom(
        estimate.point, weight: 1, data, degreesOfFreedom: freedom, plausibleStep: step)
      atoms = try estimate.atoms.map { atom throws(FitError) in
        try AutocorrelatedAtom(
          atom.point, weight: atom.weight, data, degreesOfFreedom: freedom, plausibleStep: step)
      }
      let sigma = best.sigma
      standardErrors = estimate.point.leastSquares.unscaledVariances.map {
        sigma * $0.squareRoot()
      }
      rhoStandardError = estimate.standardError
      lastRow = data.design.row(data.count - 1)
      let level = data.design * best.coefficients
      let errors = estimate.point.errors
      let steps = level.indices.map { t in
        level[t] + (t == 0 ? 0 : estimate.point.rho * errors[t - 1] * data.unit)
      }
      fits = data.spread(steps, over: series.count)
      summary = FitSummary(
        observations: data.count, parameterCount: data.columns.count + 2, sigma: sigma,
        logLikelihood: estimate.logLikelihood.map { $0 + data.logSlopes }.flatMap {
          $0.isFinite ? $0 : nil
        })
    }

    /// The coefficients in formula order, the intercept first, then the autocorrelation `rho`.
    public var parameters: [Parameter] {
      best.coefficients.indices.map { j in
        Parameter(
          design.columns[j].name, best.coefficients[j], standardError: standardErrors[j],
          responsePower: design.responsePower(of: j))
      } + [Parameter("rho", best.rho, standardError: rhoStandardError)]
    }

    /// Medians of one-step predictions, from the error of the period before; nil for periods that
    /// lags cost.
    public var fittedValues: [Double?] {
      fits.map { $0.map(design.link.invert) }
    }

    /// Student's t with the uncertainty of all parameters.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      let rows = try rows(horizon, covariates)
      return try rows.indices.map { h throws(ForecastError) in
        let mixture = StudentMixture(
          components: atoms.map { atom in
            (
              atom.location(h + 1, rows[h]), atom.scale(h + 1, rows[h], after: lastRow),
              atom.weight
            )
          }, degreesOfFreedom: best.degreesOfFreedom)
        let onLink = mixture.student
        guard design.link.invert(onLink.median).isFinite else {
          throw .notRepresentable(step: h + 1)
        }
        return design.link == .identity ? onLink : .linked(onLink, design.link)
      }
    }

    /// Draws ρ, then σ, then β, then the errors.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let atom = stream.nextElement(of: atoms) { $0.weight }
      let freedom = atom.degreesOfFreedom
      let sigma =
        atom.sigma > 0
        ? atom.sigma * (freedom / stream.nextChiSquared(freedom)).squareRoot() : 0
      var drawn = atom.coefficients
      for column in atom.root {
        let z = sigma * stream.nextNormal()
        for j in drawn.indices { drawn[j] += z * column[j] }
      }
      var error = atom.lastError
      for j in drawn.indices { error -= (drawn[j] - atom.coefficients[j]) * lastRow[j] }
      let rows = try rows(horizon, covariates)
      return try rows.indices.map { h throws(ForecastError) in
        error = atom.rho * error + sigma * stream.nextNormal()
        var level = error
        for j in drawn.indices { level += drawn[j] * rows[h][j] }
        let natural = design.link.invert(level)
        guard natural.isFinite else { throw .notRepresentable(step: h + 1) }
        return natural
      }
    }

    /// The rows of the design after the last observation.
    private func rows(
      _ horizon: Int, _ covariates: Covariates
    ) throws(ForecastError) -> [[Double]] {
      try (1...horizon).map { step throws(ForecastError) in
        try design.row(
          at: design.end.advanced(by: step), past: [Double](), covariates, constant: { $0 },
          value: { $0 })
      }
    }
  }
}
