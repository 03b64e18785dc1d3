import LinearAlgebra
public import TimeSeries

/// A line whose slope changes at a few periods: yₜ = a + b·t + Σ dₖ·(t − τₖ)₊ + eₜ.
///
/// The change points are the least-squares ones of all that leave ``minimumSegment`` observations to
/// every segment, found exactly; how many there are is decided by ``criterion``. The forecast is
/// Student's t: it contains the uncertainty of the last line, with that of where it begins, and, with
/// ``futureChanges``, that the slope goes on to change as often and as much as it did. On a link the
/// line is one of the link's scale.
///
/// > Source: Feder (1975), Annals of Statistics 3; Muggeo (2003), Statistics in Medicine 22; the number
/// > of changes by Yao (1988). Taylor & Letham (2018) let future slopes change in the same way.
public struct PiecewiseLinearTrend: Model, Hashable {
  /// Change points that may be found, at most.
  public var maximumChangePoints = 3
  /// Observations from one change point to the next, and to both ends of the series.
  public var minimumSegment = 4
  /// What decides on the number of change points.
  public var criterion = ChangePointCriterion.bic
  /// Known change points; empty where they are to be found.
  public var changePoints: [Period] = []
  /// Whether forecasts allow for changes of slope to come.
  public var futureChanges = true

  /// A line with up to three changes of slope.
  public init() {}

  /// A line with up to so many changes of slope, from 0 to 20.
  public init(maximumChangePoints: Int) { self.maximumChangePoints = maximumChangePoints }

  /// A line that changes its slope in these periods.
  public init(changePoints: [Period]) { self.changePoints = changePoints }

  /// `piecewise-linear`.
  public static let keyword = "piecewise-linear"
  /// One sentence on the model.
  public static let abstract =
    "A line whose slope changes at periods that are found in the series, or given."
  /// `trend`.
  public static let family = ModelFamily.trend
  /// Number and places of changes.
  public static let settings: [Setting<PiecewiseLinearTrend>] = [
    Setting(
      "maximum-change-points", \.maximumChangePoints, "Change points that may be found, at most.",
      expected: "a whole number from 0 to 20", where: { (0...20).contains($0) }),
    Setting(
      "minimum-segment", \.minimumSegment,
      "Observations from one change point to the next, and to both ends.",
      expected: "a whole number of at least 2", where: { $0 >= 2 }),
    Setting("criterion", \.criterion, "What decides on the number of change points."),
    Setting(
      "change-points", \.changePoints,
      "Known periods in which the slope changes; an empty list finds them.",
      expected: "a list of different periods of one frequency, or []",
      where: { periods in
        Set(periods).count == periods.count && Set(periods.map(\.frequency)).count < 2
      }),
    Setting(
      "future-changes", \.futureChanges,
      "Whether forecasts allow for changes of slope like those before."),
  ]
  /// Found by either criterion, with and without further changes.
  public static var examples: [PiecewiseLinearTrend] {
    var strict = PiecewiseLinearTrend(maximumChangePoints: 2)
    strict.minimumSegment = 3
    strict.criterion = .aicc
    strict.futureChanges = false
    return [PiecewiseLinearTrend(), strict]
  }

  /// Enough for two residual degrees of freedom, known change points taken off.
  public var requiredObservations: Int { 4 + changePoints.count }

  /// Finds the change points and estimates the line.
  ///
  /// - Throws: `.tooShort`; `.unidentified` with a known change point that has no observation before
  ///   and after it, or does not differ from another by an observation between them.
  /// - Complexity: O(n³) up to about 200 observations, then O(n).
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try series.requireCount(requiredObservations)
    let isFilled = Set(series.filledIndices)
    let observed = series.values.indices.filter { !isFilled.contains($0) }
    let times = observed.map { Double($0 + 1) }
    let values = observed.map { series.values[$0] }
    let line =
      changePoints.isEmpty
      ? try selected(times, values, magnitude: series.magnitude)
      : try known(times, values, in: series)
    return try Fitted(line, of: series, futureChanges: futureChanges)
  }

  private func known(
    _ times: [Double], _ values: [Double], in series: Series
  ) throws(FitError) -> PiecewiseLine {
    let changes = changePoints.sorted()
    let places = try changes.map { change throws(FitError) in
      guard change.frequency == series.frequency, change > series.start, change < series.end
      else { throw .unidentified(parameter: "change-point \(change)") }
      return Double(series.start.distance(to: change) + 1)
    }
    do {
      return try PiecewiseLine(
        times: times, values: values, changePoints: places, isSelected: false)
    } catch .rankDeficient(_, _, let dependent) {
      let change = changes[max(0, (dependent.first ?? 2) - 2)]
      throw .unidentified(parameter: "change-point \(change)")
    } catch {
      throw .linearAlgebra(error)
    }
  }

  private func selected(
    _ times: [Double], _ values: [Double], magnitude: Double
  ) throws(FitError) -> PiecewiseLine {
    do {
      let straight = try PiecewiseLine(
        times: times, values: values, changePoints: [], isSelected: true)
      guard straight.sumOfSquares.isFinite else { throw FitError.notRepresentable }
      // Sums of squares below those of rounding errors are as good as none.
      let rounding = 4 * magnitude.ulp
      let floor = Double(values.count) * rounding * rounding
      guard straight.sumOfSquares > floor else { return straight }
      // Around the straight line and in units of its errors no digits are lost.
      let unit = (straight.sumOfSquares / Double(values.count)).squareRoot()
      let search = ChangePointSearch(
        times: times, values: zip(times, values).map { ($1 - straight.value(at: $0)) / unit },
        minimumSegment: minimumSegment)
      let room = min(maximumChangePoints, (values.count - 4) / 2)
      var best = straight
      var least = Double.infinity
      for places in search.best(upTo: room) {
        let line = try PiecewiseLine(
          times: times, values: values, changePoints: places.map { times[$0] }, isSelected: true)
        let value = criterion.value(
          max(line.sumOfSquares, floor), count: values.count, parameters: line.parameterCount + 1)
        if value < least { (best, least) = (line, value) }
      }
      return best
    } catch let error as FitError {
      throw error
    } catch let error as LinearAlgebraError {
      throw .linearAlgebra(error)
    } catch {
      throw .notRepresentable
    }
  }
}
