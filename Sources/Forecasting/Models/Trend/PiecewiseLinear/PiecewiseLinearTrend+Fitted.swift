import RealModule
public import Statistics
public import TimeSeries

extension PiecewiseLinearTrend {
  /// An estimated line with its change points.
  public struct Fitted: FittedModel {
    let line: PiecewiseLine
    /// How many values the series has, filled ones included.
    let count: Int
    let observedCount: Int
    let errors: ErrorVariance
    /// The standard deviation of the change of slope from one future period to the next.
    let slopeDeviation: Double
    /// The change points.
    public let changePoints: [Period]

    init(_ line: PiecewiseLine, of series: Series, futureChanges: Bool) throws(FitError) {
      self.line = line
      count = series.count
      observedCount = series.count - series.filledCount
      errors = try ErrorVariance(
        sumOfSquares: line.sumOfSquares, degreesOfFreedom: observedCount - line.parameterCount,
        magnitude: series.magnitude, plausibleStep: 0)
      let changes = line.coefficients.dropFirst(2).reduce(0) { $0 + $1 * $1 }
      slopeDeviation = futureChanges ? (changes / Double(series.count)).squareRoot() : 0
      changePoints = line.changePoints.map { series.period(at: Int($0) - 1) }
    }

    /// The first line at time 0, the period before the first observation, its slope a period, the change
    /// of slope at each change point, the slope in the end, and the times of change points found.
    ///
    /// Change points are named by their periods; their times count from 1 at the first observation.
    public var parameters: [Parameter] {
      let names = ["intercept", "trend"] + changePoints.map { "trend-change \($0)" }
      var rows = names.indices.map { index in
        line.row(at: line.middle).indices.map { $0 == index ? 1.0 : 0 }
      }
      rows[0] = line.row(at: 0)
      var estimates = line.coefficients
      estimates[0] = line.value(at: 0)
      var list = names.indices.map {
        Parameter(
          names[$0], estimates[$0], standardError: standardError(rows[$0]), responsePower: 1)
      }
      guard !changePoints.isEmpty else { return list }
      let last = line.lastSlope
      list.append(
        Parameter(
          "last-trend", last.estimate, standardError: standardError(last.row), responsePower: 1))
      guard line.isSelected else { return list }
      for (index, period) in changePoints.enumerated() {
        let step = line.row(at: 0).indices.map { $0 == line.coefficients.count + index ? 1.0 : 0 }
        let error = standardError(step) / abs(line.coefficients[2 + index])
        list.append(
          Parameter(
            "change-point \(period)", line.changePoints[index],
            standardError: error.isFinite ? error : nil))
      }
      return list
    }

    private func standardError(_ row: [Double]) -> Double {
      errors.sigma * line.variance(row).squareRoot()
    }

    /// Goodness of fit over all observations; change points found count as parameters.
    public var summary: FitSummary {
      FitSummary(
        observations: observedCount, parameterCount: line.parameterCount + 1, sigma: errors.sigma,
        logLikelihood: errors.logLikelihood(count: observedCount))
    }

    /// The line at every observation.
    public var fittedValues: [Double?] { (1...count).map { line.value(at: Double($0)) } }

    /// The last line ahead.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      var squares = 0.0
      return (1...horizon).map { step in
        let time = Double(count + step)
        // A slope that changes after j periods has h − j periods to tell.
        squares += Double((step - 1) * (step - 1))
        let wander = slopeDeviation * squares.squareRoot()
        let location = line.value(at: time)
        guard errors.sigma > 0 else {
          return wander > 0 ? .normal(mean: location, standardDeviation: wander) : .point(location)
        }
        let share = wander / errors.sigma
        return errors.distribution(
          around: location, varianceFactor: 1 + line.variance(line.row(at: time)) + share * share)
      }
    }

    /// Draws σ, then the line, then changes of slope and independent errors.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      let sigma = errors.nextSigma(using: &stream)
      let z = line.covarianceRoot.map { _ in stream.nextNormal() }
      let wander = errors.sigma > 0 ? slopeDeviation * (sigma / errors.sigma) : slopeDeviation
      var slope = 0.0
      var shift = 0.0
      return (1...horizon).map { step in
        let time = Double(count + step)
        let moved = zip(line.loadings(line.row(at: time)), z).reduce(0) { $0 + $1.0 * $1.1 }
        shift += slope
        slope += wander * stream.nextNormal()
        return line.value(at: time) + sigma * moved + shift + sigma * stream.nextNormal()
      }
    }
  }
}
