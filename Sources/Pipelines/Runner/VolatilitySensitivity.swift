import Forecasting
public import TimeSeries

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far a forecast from statements depends on what was believed of volatility before them.
public struct VolatilitySensitivity: Sendable, Hashable, Codable {
  /// The period, the last one of the projection.
  public let period: Period
  /// The median there where changes are believed half as large; nil where there is no forecast then.
  public let half: Double?
  /// The median of the forecast.
  public let standard: Double
  /// The median where they are believed twice as large.
  public let double: Double?
  /// Widths of the outermost interval, of its ends' quotient for positive ones, over that of the
  /// forecast: half, then double.
  public let widths: [Double?]

  /// The greater of the two moves of the median, relative to the median.
  public var greatestMove: Double {
    [half, double].compactMap { $0.map { abs($0 / standard - 1) } }.max() ?? 0
  }
}

extension Computation {
  /// The sensitivities of all selected series with statements; series without a forecast are left out.
  ///
  /// Two fits and projections a series.
  func sensitivities(
    of report: RunReport, jobs: Int
  ) async throws -> [String: VolatilitySensitivity] {
    let names = workload.selected.filter { name in
      workload.statedHistory(of: name) != nil && report[name]?.reason == nil
    }
    var needed: Set<String> = []
    for name in names { needed.formUnion(workload.allNeeds(of: name)) }
    let known = try await outcomes(jobs: jobs, only: needed)
    let found = try await ConcurrentMap.results(
      of: names, jobs: jobs,
      { name in Entry(name: name, sensitivity: sensitivity(of: name, report, given: known)) },
      onDone: { _ in })
    var sensitivities: [String: VolatilitySensitivity] = [:]
    for entry in found { sensitivities[entry.name] = entry.sensitivity }
    return sensitivities
  }

  private struct Entry: Sendable {
    let name: String
    let sensitivity: VolatilitySensitivity?
  }

  private func sensitivity(
    of name: String, _ report: RunReport, given known: [String: Outcome]
  ) -> VolatilitySensitivity? {
    // Judgements and equations would hide how far the model's own forecast moves.
    let isRevised = report[name]?.unadjusted != nil || report[name]?.unreconciled != nil
    guard let stated = workload.statedHistory(of: name),
      let shown = report[name]?.rows.last(where: { $0.kind == .forecast }),
      let last = isRevised
        ? row(of: name, in: shown.period, given: known, with: stated) : shown,
      let median = last.median
    else { return nil }
    let rows = [0.5, 2].map { factor -> ForecastRow? in
      var model = stated.model
      model.volatility *= factor
      let other = StatedHistory(
        name: name, evidence: stated.evidence, link: stated.link, model: model)
      return row(of: name, in: last.period, given: known, with: other)
    }
    return VolatilitySensitivity(
      period: last.period, half: rows[0]?.median, standard: median, double: rows[1]?.median,
      widths: rows.map { row in
        guard let own = row?.intervals.last, let standard = last.intervals.last else { return nil }
        let ratio = own.width / standard.width
        return ratio.isFinite ? ratio : nil
      })
  }
}

extension ForecastRow.Bounds {
  /// Distance of the ends, on logarithms where both are positive.
  fileprivate var width: Double { lower > 0 ? log(upper / lower) : upper - lower }
}
