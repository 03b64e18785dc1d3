import RealModule
import TimeSeries

/// A guess at the initial states of a form: a decomposition, and a line through what is left.
///
/// > Source: Hyndman et al. (2008), §2.6.1.
struct ETSBeginning: Sendable {
  /// The level less the sample's origin.
  private(set) var level: Double
  private(set) var slope: Double
  /// The season of the first observations, one each; empty without one.
  private(set) var seasons: [Double] = []

  init(of sample: ETSSample) {
    let form = sample.form
    var adjusted = sample.values
    if form.hasSeason {
      seasons = Self.seasons(sample.values, form)
      for t in adjusted.indices {
        let season = seasons[t % form.seasonLength]
        adjusted[t] = form.season == .multiplicative ? adjusted[t] / season : adjusted[t] - season
      }
    }
    let window = adjusted.prefix(max(10, 2 * form.seasonLength))
    let n = Double(window.count)
    let mean = window.reduce(0) { $0 + $1 / n }
    var (cross, square) = (0.0, 0.0)
    for (t, y) in window.enumerated() {
      let time = Double(t) - (n - 1) / 2
      cross += time * (y - mean)
      square += time * time
    }
    let rise = square > 0 ? cross / square : 0
    level = form.hasSlope ? mean - rise * (n + 1) / 2 : mean
    slope = form.hasSlope ? rise : 0
    if form.needsPositive, !(min(level, level + rise) > 0) {
      level = adjusted[0]
      slope = 0
    }
    if form.trend == .multiplicative { slope = min(2, max(0.5, 1 + slope / level)) }
    level -= sample.origin
  }

  /// The first observation as level, without slope and season.
  func flattened(_ sample: ETSSample) -> ETSBeginning {
    var flat = self
    flat.level = sample.shifted[0]
    flat.slope = sample.form.trend == .multiplicative ? 1 : 0
    for place in seasons.indices {
      flat.seasons[place] = sample.form.season == .multiplicative ? 1 : 0
    }
    return flat
  }

  private static func seasons(_ values: [Double], _ form: ETSForm) -> [Double] {
    let kind: ClassicalDecomposition.Form =
      form.season == .multiplicative ? .multiplicative : .additive
    if let found = ClassicalDecomposition(values, seasonLength: form.seasonLength, form: kind) {
      return found.indices
    }
    // Less than two seasons: the first against its mean.
    let first = values.prefix(form.seasonLength)
    let mean = first.reduce(0) { $0 + $1 / Double(first.count) }
    var result = first.map { form.season == .multiplicative ? $0 / mean : $0 - mean }
    while result.count < form.seasonLength {
      result.append(form.season == .multiplicative ? 1 : 0)
    }
    return result
  }

  /// The free states: level, slope, and all of the season but the last.
  func states<States: SIMD>() -> States where States.Scalar == Double {
    var result = States.zero
    result[0] = level
    result[1] = slope
    for place in 0..<max(0, seasons.count - 1) { result[2 + place] = seasons[place] }
    return result
  }
}
