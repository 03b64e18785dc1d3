import LinearAlgebra
import RealModule
public import Statistics
import TimeSeries

extension Regression {
  /// A regression with estimated coefficients and variance.
  public struct Fitted: FittedModel {
    let design: FutureDesign
    /// β̂, in formula order.
    let coefficients: [Double]
    /// What the median of the errors adds to the line, on the scale of the link; 0 for estimators of the
    /// centre.
    let offset: Double
    /// G by columns, p × p: the covariance of β̂ is σ²·G·Gᵀ.
    let covarianceRoot: [[Double]]
    /// The variance of the errors, in units of ``unit``.
    let errors: ErrorVariance
    /// The power of two that ``errors`` counts in.
    let unit: Double
    /// The standard errors of the coefficients, by the estimate that was chosen.
    let standardErrors: [Double]
    /// The fitted values on the scale of the link, nil where an observation has no row.
    let fits: [Double?]
    /// What was chosen along with the coefficients, as a penalty.
    let tuning: [Parameter]
    /// Goodness of fit over the rows of the design.
    ///
    /// Sigma is on the scale of the formula's response, the likelihood that of the natural values.
    public let summary: FitSummary

    init(
      _ model: Regression, _ estimate: RegressionEstimate, of series: Series,
      _ covariates: Covariates, plausibleStep: Double
    ) throws(FitError) {
      let data = estimate.data
      unit = estimate.unit
      design = FutureDesign(data, of: series, covariates, weights: model.weights)
      coefficients = estimate.solution.coefficients.map { $0 * estimate.unit }
      offset = 0
      fits = data.spread(
        estimate.solution.fittedValues.map { $0 * estimate.unit }, over: series.count)
      let step = model.formula.response.link.carried(plausibleStep, at: series.last)
      errors = try ErrorVariance(
        sumOfSquares: estimate.solution.residualSumOfSquares,
        degreesOfFreedom: estimate.degreesOfFreedom,
        magnitude: data.magnitude / estimate.unit,
        plausibleStep: step / estimate.unit)
      let sigma = estimate.sigma
      let factor = try CoefficientCovariance.factor(
        model.standardErrors, of: estimate.leastSquares, residuals: estimate.solution.residuals,
        sigma: sigma, bandwidth: model.bandwidth)
      let root = sigma > 0 ? (1 / sigma) * factor : estimate.leastSquares.covarianceFactor
      covarianceRoot = (0..<root.columns).map(root.column)
      standardErrors = (0..<factor.rows).map { row in
        factor.row(row).euclideanLength * estimate.unit
      }
      tuning = []
      summary = FitSummary(
        observations: estimate.observations, parameterCount: estimate.columns + 1,
        sigma: sigma * estimate.unit,
        logLikelihood: estimate.logLikelihood.map { $0 + data.logSlopes }.flatMap {
          $0.isFinite ? $0 : nil
        })
    }

    /// A fit whose coefficients come from another estimator than least squares.
    ///
    /// - Parameters:
    ///   - coefficients, offset, fits, squares: in units of the data's unit; `offset` the median of the
    ///     errors, `fits` one a row, `squares` the sum of squared residuals.
    ///   - root: G, with σ²·G·Gᵀ the covariance of the coefficients.
    ///   - degreesOfFreedom: of the residuals.
    ///   - standardErrors: in units of the data's unit.
    init(
      _ data: RegressionData, of series: Series, _ covariates: Covariates, plausibleStep: Double,
      coefficients: [Double], offset: Double = 0, fits: [Double], squares: Double,
      degreesOfFreedom: Int, root: Matrix,
      standardErrors: [Double], parameterCount: Int, tuning: [Parameter]
    ) throws(FitError) {
      let unit = data.unit
      self.unit = unit
      design = FutureDesign(data, of: series, covariates, weights: nil)
      self.coefficients = coefficients.map { $0 * unit }
      self.offset = offset * unit
      self.fits = data.spread(fits.map { $0 * unit }, over: series.count)
      let step = data.formula.response.link.carried(plausibleStep, at: series.last)
      errors = try ErrorVariance(
        sumOfSquares: squares, degreesOfFreedom: degreesOfFreedom,
        magnitude: data.magnitude / unit, plausibleStep: step / unit)
      covarianceRoot = (0..<root.columns).map(root.column)
      self.standardErrors = standardErrors.map { $0 * unit }
      self.tuning = tuning
      let n = Double(data.count)
      let logVariance = Double.log(squares / n) + 2 * Double.log(unit)
      let likelihood = -n / 2 * (Double.log(2 * .pi) + logVariance + 1) + data.logSlopes
      summary = FitSummary(
        observations: data.count, parameterCount: parameterCount, sigma: errors.sigma * unit,
        logLikelihood: likelihood.isFinite ? likelihood : nil)
      guard self.coefficients.allSatisfy(\.isFinite) else { throw .notRepresentable }
    }

    /// The coefficients in formula order, the intercept first, then what was chosen with them.
    public var parameters: [Parameter] {
      coefficients.indices.map { j in
        Parameter(
          design.columns[j].name, coefficients[j], standardError: standardErrors[j],
          responsePower: design.responsePower(of: j))
      } + tuning
    }

    /// The fitted medians; nil for places that lags cost, and for filled ones.
    public var fittedValues: [Double?] {
      fits.map { $0.map(design.link.invert) }
    }

    /// Student's t with the uncertainty of the coefficients.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      try design.project(horizon, coefficients, offset: offset, given: covariates).map { step in
        let noise = step.shocks.reduce(0) { $0 + $1 * $1 }
        return distribution(of: step, variance: noise + uncertainty(of: step))
      }
    }

    /// Distributions of the mean response, without the errors of single periods: confidence
    /// intervals, not prediction intervals.
    ///
    /// For a response with a link, of the median.
    public func meanResponse(
      _ horizon: Int, given covariates: Covariates = .none
    ) throws(ForecastError) -> [PredictiveDistribution] {
      try design.project(horizon, coefficients, offset: offset, given: covariates).map { step in
        distribution(of: step, variance: uncertainty(of: step))
      }
    }

    /// Draws σ, then β, then the errors, and feeds the path into its own lags.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let sigma = errors.nextSigma(using: &stream) * unit
      var drawn = coefficients
      for column in covarianceRoot {
        let z = sigma * stream.nextNormal()
        for j in drawn.indices { drawn[j] += z * column[j] }
      }
      return try design.path(horizon, drawn, given: covariates) { _, errorScale in
        offset + sigma * errorScale * stream.nextNormal()
      }
    }

    /// gᵀ·G·Gᵀ·g for the derivatives g of a step by the coefficients.
    private func uncertainty(of step: FutureDesign.Step) -> Double {
      covarianceRoot.reduce(0) { sum, column in
        var product = 0.0
        for j in column.indices { product += column[j] * step.slopes[j] }
        return sum + product * product
      }
    }

    private func distribution(
      of step: FutureDesign.Step, variance: Double
    ) -> PredictiveDistribution {
      let scale = errors.sigma * variance.squareRoot() * unit
      let onLink: PredictiveDistribution =
        scale > 0
        ? .studentT(
          location: step.location, scale: scale, degreesOfFreedom: errors.degreesOfFreedom)
        : .point(step.location)
      return design.link == .identity ? onLink : .linked(onLink, design.link)
    }
  }
}
