import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Correct digits that every figure has to reach against statsmodels 0.15.0, whose own results carry
/// the rounding of a singular value decomposition of the unscaled design.
private let requiredDigits = 8.0

@Test(arguments: ReferenceRegression.names)
func `a regression summary agrees with statsmodels`(dataset: String) throws {
  let reference = try ReferenceRegression(named: dataset)
  for fit in reference.fits {
    let series = try reference.series(named: fit.response, leavingOut: fit.ahead)
    let summary = try fit.model.summarize(series, given: reference.covariates)
    func agree(_ what: String, _ computed: Double?, _ certified: Double?) {
      guard let certified else { return }
      let digits = computed.map { correctDigits($0, certified: certified) } ?? 0
      #expect(
        digits >= requiredDigits,
        "\(dataset), \(fit.formula), \(fit.standardErrors): \(what) \(computed ?? .nan)")
    }
    #expect(summary.observations == fit.observations)
    #expect(summary.coefficients.map(\.name) == fit.coefficients.map(\.name))
    for (row, certified) in zip(summary.coefficients, fit.coefficients) {
      agree("estimate of \(row.name)", row.estimate, certified.estimate)
      agree("standard error of \(row.name)", row.standardError, certified.standardError)
      agree("t of \(row.name)", row.t, certified.t)
      agree("p of \(row.name)", row.p, certified.p)
      agree("lower end of \(row.name)", row.lower, certified.lower)
      agree("upper end of \(row.name)", row.upper, certified.upper)
    }
    let goodness = summary.goodness
    agree("sigma", goodness.sigma, fit.sigma)
    agree("R²", goodness.rSquared, fit.rSquared)
    agree("adjusted R²", goodness.adjustedRSquared, fit.adjustedRSquared)
    agree("F", goodness.fTest?.value, fit.f)
    agree("p of F", goodness.fTest?.p, fit.fP)
    agree("log-likelihood", goodness.logLikelihood, fit.logLikelihood)
    // statsmodels does not count the variance among the parameters.
    agree("AIC", goodness.aic.map { $0 - 2 }, fit.aic)
    agree("BIC", goodness.bic.map { $0 - Double.log(Double(fit.observations)) }, fit.bic)
    agree("Durbin-Watson", summary.tests.durbinWatson, fit.durbinWatson)
    agree("Jarque-Bera", summary.tests.jarqueBera?.value, fit.jarqueBera[0])
    agree("p of Jarque-Bera", summary.tests.jarqueBera?.p, fit.jarqueBera[1])
    agree("skewness", summary.tests.skewness, fit.jarqueBera[2])
    agree("kurtosis", summary.tests.kurtosis, fit.jarqueBera[3])
    agree("Breusch-Pagan", summary.tests.breuschPagan?.value, fit.breuschPagan?[0])
    agree("p of Breusch-Pagan", summary.tests.breuschPagan?.p, fit.breuschPagan?[1])
    agree("condition number", summary.conditionNumber, fit.conditionNumber)
    let inflation = summary.coefficients.compactMap(\.varianceInflation)
    for (j, certified) in (fit.varianceInflation ?? []).enumerated() {
      agree("variance inflation \(j)", inflation[j], certified)
    }
    for (i, row) in summary.rows.prefix(6).enumerated() {
      agree("leverage \(i)", row.leverage, fit.leverage?[i])
      agree("Cook's distance \(i)", row.cooksDistance, fit.cooksDistance?[i])
      agree("standardized \(i)", row.standardizedResidual, fit.standardizedResiduals?[i])
      agree("studentized \(i)", row.studentizedResidual, fit.studentizedResiduals?[i])
    }
  }
}

@Test(arguments: ReferenceRegression.names)
func `predictions agree with statsmodels`(dataset: String) throws {
  let reference = try ReferenceRegression(named: dataset)
  for fit in reference.fits where fit.ahead > 0 {
    let prediction = try #require(fit.prediction)
    let series = try reference.series(named: fit.response, leavingOut: fit.ahead)
    let fitted = try fit.model.fit(series, given: reference.covariates)
    let steps = try fitted.forecast(fit.ahead, given: reference.covariates)
    let means = try fitted.meanResponse(fit.ahead, given: reference.covariates)
    for i in steps.indices {
      let (location, scale, freedom) = try #require(steps[i].studentT)
      let (mean, meanScale, _) = try #require(means[i].studentT)
      let width = StudentT(degreesOfFreedom: freedom).upperQuantile(0.025)
      for (computed, key) in [
        (location, "mean"), (mean, "mean"), (meanScale, "mean_se"),
        (location - width * scale, "obs_ci_lower"), (location + width * scale, "obs_ci_upper"),
        (mean - width * meanScale, "mean_ci_lower"), (mean + width * meanScale, "mean_ci_upper"),
      ] {
        let certified = try #require(prediction[key]?[i])
        #expect(
          correctDigits(computed, certified: certified) >= requiredDigits,
          "\(dataset), \(fit.formula), step \(i + 1): \(key) \(computed)")
      }
    }
  }
}

extension PredictiveDistribution {
  /// Location, scale and degrees of freedom on the scale of the link.
  fileprivate var studentT: (Double, Double, Double)? {
    switch self {
    case .studentT(let location, let scale, let degreesOfFreedom):
      (location, scale, degreesOfFreedom)
    case .linked(let inner, _): inner.studentT
    default: nil
    }
  }
}
