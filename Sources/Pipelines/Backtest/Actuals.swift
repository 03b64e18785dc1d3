import Evaluation
import Forecasting
import TimeSeries

/// What is known today of a series' past: what forecasts are scored against.
///
/// A year of statements counts where a figure of its own speaks of it; its values are those that
/// `latent-trend` infers from all of them.
struct Actuals: Sendable {
  /// The first period.
  let start: Period
  /// For each period the equally likely values that forecasts are scored against; none for one that
  /// nothing is known of.
  let values: [[Double]]
  /// The middle of what is known of each period, for the scale of scores.
  let medians: [Double]

  /// The past of a series.
  ///
  /// - Parameter fit: a fit to all that is known of it, whose past is taken where it is what would be
  ///   inferred here.
  /// - Throws: why nothing can be scored.
  init(
    of row: IngestedSeries, against reference: Reference, fit: Fit? = nil
  ) throws(NoFit) {
    if let reason = row.reason { throw NoFit(reason: reason) }
    if let evidence = row.evidence {
      let past: Fit
      if let fit, fit.isInference(under: row.link) {
        past = fit
      } else {
        past = try Self.inferred(from: evidence, link: row.link)
      }
      self.init(past, stated: evidence.statedPeriods, against: reference)
      return
    }
    guard let series = row.series,
      let filled = try? series.filled(preferring: row.link).filled.series
    else { throw NoFit(reason: "there is no observation") }
    let gaps = Set(filled.filledIndices)
    self.init(
      start: filled.start,
      values: filled.values.enumerated().map { gaps.contains($0) ? [] : [$1] },
      medians: filled.values)
  }

  private init(start: Period, values: [[Double]], medians: [Double]) {
    (self.start, self.values, self.medians) = (start, values, medians)
  }

  private static func inferred(from evidence: Evidence, link: Link) throws(NoFit) -> Fit {
    do throws(FitError) {
      return try Fit(LatentTrend(), to: evidence, link: link)
    } catch {
      throw NoFit(reason: "its statements cannot be reconciled")
    }
  }

  private init(_ fit: Fit, stated: Set<Period>, against reference: Reference) {
    let history = fit.history ?? fit.series.values.map { .point($0) }
    let series = fit.series
    let values = history.enumerated().map { index, distribution -> [Double] in
      guard stated.contains(series.period(at: index)) else { return [] }
      switch reference {
      case .median: return [distribution.median]
      case .posterior: return (0..<9).map { distribution.quantile((Double($0) + 0.5) / 9) }
      }
    }
    self.init(start: series.start, values: values, medians: history.map(\.median))
  }

  /// The values of a period; none outside.
  func values(in period: Period) -> [Double] {
    guard period.frequency == start.frequency else { return [] }
    let index = start.distance(to: period)
    return values.indices.contains(index) ? values[index] : []
  }

  /// The unit of scaled scores at an origin; nil where nothing changed before it.
  ///
  /// - Parameter sliding: how many of the last periods count; nil for all.
  func scale(at origin: Origin, sliding: Int?) -> ScoreScale? {
    let count = start.distance(to: origin.period) + 1
    guard count >= 1 else { return nil }
    let known = medians.prefix(count)
    return ScoreScale(
      Array(sliding.map { known.suffix($0) } ?? known), seasonLength: start.frequency.seasonLength)
  }

  /// The origins of a backtest, the earliest first; none where the past is too short.
  ///
  /// - Parameter isStated: whether figures come from statements, whose number before an origin only
  ///   the vintage tells.
  func origins(_ schedule: RollingOrigins, isStated: Bool) -> [Origin] {
    guard let last = values.lastIndex(where: { !$0.isEmpty }) else { return [] }
    let laid =
      isStated
      ? RollingOrigins(
        horizon: schedule.horizon, windows: schedule.windows, step: schedule.step,
        minimumObservations: 1) : schedule
    return laid.trainingParts(of: last + 1).map {
      Origin(period: start.advanced(by: $0.upperBound - 1))
    }
  }
}

extension Fit {
  /// Whether the fit is what `latent-trend` infers from statements by default.
  fileprivate func isInference(under link: Link) -> Bool {
    history != nil && self.link == link && model as? LatentTrend == LatentTrend()
  }
}

extension Evidence {
  /// The periods that a figure of their own speaks of.
  var statedPeriods: Set<Period> {
    var stated: Set<Period> = []
    for item in items {
      switch item.quantity {
      case .level(let period), .within(let period, _): stated.insert(period)
      case .ratio(let first, let last), .difference(let first, let last):
        stated.formUnion([first, last])
      case .sum(let first, let last) where first == last: stated.insert(first)
      case .sum: break
      }
    }
    return stated
  }
}
