import RealModule
public import Statistics
import TimeSeries

extension Auto {
  /// A series on the scale of the members, which are computed when asked.
  public struct Fitted: FittedModel {
    let predictive: PredictiveForm
    let observations: [Double]
    /// Of shares and ranks, which the season and the scale come after; otherwise the identity.
    let link: Link
    let season: ClassicalDecomposition?
    let scale: RelativeScale
    /// The last observations on the relative scale.
    let z: [Double]
    let filledCount: Int
    let frequency: Frequency

    var constants: AutoConstants { .of(frequency) }

    private var trend: DampedTrendPosterior {
      DampedTrendPosterior(
        z, filledCount: filledCount, priorGrowth: scale.priorGrowth,
        logShares: constants.logShares)
    }

    /// Smoothing and damping of the damped trend: means and standard deviations over its grid.
    public var parameters: [Parameter] {
      let weights = trend.weights
      func average(_ name: String, _ value: (Int) -> Double) -> Parameter {
        let mean = weights.indices.reduce(0) { $0 + weights[$1] * value($1) }
        let variance = weights.indices.reduce(0) {
          $0 + weights[$1] * (value($1) - mean) * (value($1) - mean)
        }
        return Parameter(name, mean, standardError: variance.squareRoot())
      }
      return [
        average("alpha") { DampedTrendGrid.cells[$0].alpha },
        average("beta") { DampedTrendGrid.cells[$0].beta },
        average("phi") { DampedTrendGrid.cells[$0].phi },
      ]
    }

    /// The root mean square of the residuals; no likelihood, as members are averaged.
    public var summary: FitSummary {
      var largest = 0.0
      let errors = zip(observations, fittedValues).compactMap { y, fit in fit.map { y - $0 } }
      for error in errors { largest = max(largest, abs(error)) }
      var squares = 0.0
      for error in errors where largest > 0 {
        squares += (error / largest) * (error / largest) / Double(errors.count)
      }
      return FitSummary(
        observations: z.count - filledCount, parameterCount: 4,
        sigma: largest * squares.squareRoot(),
        logLikelihood: nil)
    }

    /// One-step forecasts of the damped trend; nil before the observations that are looked back on.
    public var fittedValues: [Double?] {
      let older = observations.count - z.count
      let fitted = trend.fittedValues
      return observations.indices.map { t in
        t < older ? nil : natural(scale.invert(fitted[t - older]), at: t)
      }
    }

    /// The median of the members with calibrated bounds.
    public func forecast(
      _ horizon: Int, given covariates: Covariates
    ) throws(ForecastError) -> [PredictiveDistribution] {
      distributions(lines(horizon).lines)
    }

    /// The lines of all steps, with season and link.
    func distributions(_ lines: [BentNormal]) -> [PredictiveDistribution] {
      lines.enumerated().map { step, line in
        let position = observations.count + step
        let distribution: PredictiveDistribution
        switch scale.distribution(line) {
        case .bentNormal(let line):
          distribution = .bentNormal(season.map { line.seasonal($0, at: position) } ?? line)
        case let other:
          distribution = season.map { .point($0.seasonal(other.median, at: position)) } ?? other
        }
        return link == .identity ? distribution : .linked(distribution, link)
      }
    }

    /// The steps' values at joint normal deviates, those of a random walk with the damped trend's
    /// standard deviations.
    public func simulate(
      _ horizon: Int, given covariates: Covariates, using stream: inout RandomStream
    ) throws(ForecastError) -> [Double] {
      path(lines(horizon), using: &stream)
    }

    /// As ``simulate(_:given:using:)``, the members computed once for all paths.
    public func paths(
      _ count: Int, over horizon: Int, given covariates: Covariates,
      using stream: inout RandomStream
    ) throws(ForecastError) -> [[Double]] {
      let steps = lines(horizon)
      return (0..<count).map { _ in path(steps, using: &stream) }
    }

    private func path(
      _ steps: (lines: [BentNormal], deviations: [Double]), using stream: inout RandomStream
    ) -> [Double] {
      let (lines, deviations) = steps
      var walk = 0.0
      var variance = 0.0
      return lines.indices.map { step in
        let next = max(variance, deviations[step] * deviations[step])
        walk += (next - variance).squareRoot() * stream.nextNormal()
        variance = next
        return natural(
          scale.value(lines[step], at: walk / variance.squareRoot()),
          at: observations.count + step)
      }
    }

    /// A value with its season, in the unit of the series.
    func natural(_ value: Double, at position: Int) -> Double {
      link.invert(season?.seasonal(value, at: position) ?? value)
    }

    private func lines(_ horizon: Int) -> (lines: [BentNormal], deviations: [Double]) {
      let members = members(horizon)
      let centre = centre(of: members)
      let lines =
        predictive == .calibrated
        ? IntervalFactors(constants: constants).lines(members, around: centre)
        : zip(centre, members.deviations).map { BentNormal(mean: $0, standardDeviation: $1) }
      return (scale.widening(lines), members.deviations)
    }

    func members(_ horizon: Int) -> AutoMembers {
      AutoMembers(
        z, filledCount: filledCount, horizon: horizon, priorGrowth: scale.priorGrowth,
        logShares: constants.logShares)
    }

    /// The median of the members, half way to the learned path.
    func centre(of members: AutoMembers) -> [Double] {
      guard z.count >= LearnedPath.fewest, case .power(let last, let root) = scale else {
        return members.centre
      }
      let history = History(z.map { scale.invert($0) / last }, root: root)
      return LearnedPath(coefficients: constants.point).centre(members, history)
    }
  }
}

extension BentNormal {
  /// The line of the values with their season.
  fileprivate func seasonal(_ season: ClassicalDecomposition, at position: Int) -> BentNormal {
    let index = season.index(at: position)
    return season.form == .multiplicative ? scaled(by: index) : moved(by: index)
  }
}
