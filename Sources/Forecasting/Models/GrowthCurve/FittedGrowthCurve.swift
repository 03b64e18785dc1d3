import RealModule
public import Statistics
import TimeSeries

/// A growth curve with estimated or known ceiling: yₜ = f(t)·e^{eₜ}, eₜ independent normal.
///
/// Forecasts are samples over ceilings, curves, error variances and errors, laid out by an additive
/// recurrence instead of at random, so that they do not depend on a seed.
public struct FittedGrowthCurve: FittedModel {
  /// How many observations there are.
  let count: Int
  /// The largest observation, the unit of ``curves``.
  let unit: Double
  /// Σ ln yₜ.
  let logSum: Double
  /// Curves with different ceilings and their weights, which add up to 1.
  let curves: [Curve]
  /// The curve of the estimates.
  let best: Curve
  /// The parameters with their standard errors.
  public let parameters: [Parameter]
  /// Goodness of fit; the likelihood is that of y, sigma that of ln y.
  public let summary: FitSummary

  /// One curve: ln f = ln C + ln share(a, b, u), u scaled time.
  struct Curve: Sendable, Hashable, Codable {
    let shape: GrowthShape
    let weight: Double
    let logCeiling: Double
    /// a and b.
    let coefficients: [Double]
    /// The covariance of a and b in units of the error's variance.
    let covariance: CovarianceTriangle
    let errors: ErrorVariance

    /// The curve with coefficients moved by `z` standard normal errors.
    func logValue(at u: Double, sigma: Double, z: (Double, Double)) -> Double {
      let a = coefficients[0] + sigma * covariance.first * z.0
      let b = coefficients[1] + sigma * (covariance.cross * z.0 + covariance.second * z.1)
      return logCeiling + shape.logShare(a, b, at: u)
    }
  }

  /// The curve's value at every observation.
  public var fittedValues: [Double?] {
    (0..<count).map { index in
      unit
        * Double.exp(
          best.logValue(at: GrowthTime(count: count).scaled(index), sigma: 0, z: (0, 0)))
    }
  }

  /// Samples of a thousand for every period.
  public func forecast(
    _ horizon: Int, given covariates: Covariates
  ) throws(ForecastError) -> [PredictiveDistribution] {
    let time = GrowthTime(count: count)
    guard curves.count > 1 || best.errors.sigma > 0 else {
      return (0..<horizon).map {
        let logValue = best.logValue(at: time.scaled(count + $0), sigma: 0, z: (0, 0))
        return .point(unit * Double.exp(logValue))
      }
    }
    let layout = GrowthSampleLayout(curves)
    return (0..<horizon).map { step in
      let u = time.scaled(count + step)
      let draws = layout.points.map { point in
        let logValue = curves[point.curve].logValue(at: u, sigma: point.sigma, z: point.z)
        return unit * Double.exp(logValue + point.sigma * point.error)
      }
      return .sample(draws.sorted())
    }
  }

  /// Draws the ceiling, σ, the curve, then independent errors.
  public func simulate(
    _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
  ) throws(ForecastError) -> [Double] {
    let time = GrowthTime(count: count)
    let curve = curves[GrowthSampleLayout.index(stream.nextUniform(), in: curves)]
    let sigma = curve.errors.nextSigma(using: &stream)
    let z = (stream.nextNormal(), stream.nextNormal())
    return (0..<horizon).map { step in
      let logValue = curve.logValue(at: time.scaled(count + step), sigma: sigma, z: z)
      return unit * Double.exp(logValue + sigma * stream.nextNormal())
    }
  }
}
