import RealModule

/// Errors of a form and their derivatives, observation by observation; kept from point to point.
///
/// Lanes: level, slope, then up to three search coordinates.
struct ETSScratch {
  typealias Tangents = SIMD8<Double>

  private struct Row {
    var error: Double
    var tangents: Tangents
  }
  private var rows: [Row]

  init(count: Int) {
    rows = Array(repeating: Row(error: 0, tangents: .zero), count: count)
  }

  /// Σe², relative ones for relative errors.
  var squares: Double { rows.reduce(0) { $0 + $1.error * $1.error } }

  /// Runs the recursion; returns Σ ln μ of relative errors, NaN where a mean is not positive.
  mutating func differentiate(
    _ sample: ETSSample, _ region: ETSRegion, at point: BoxPoint, level: Double, slope: Double
  ) -> Double {
    let isRelative = sample.form.isRelative
    let (parameters, seeds) = region.derivatives(at: point)
    let (alpha, beta, phi) = (parameters.alpha, parameters.beta, parameters.phi)
    var (l, b) = (level, slope)
    var (dl, db) = (Tangents(1, 0, 0, 0, 0, 0, 0, 0), Tangents(0, 1, 0, 0, 0, 0, 0, 0))
    var (logs, product, least) = (0.0, 1.0, 1.0)
    var drift = Tangents.zero
    for t in rows.indices {
      db = db * phi + seeds.phi * b
      b *= phi
      let expected = l + b
      let dm = dl + db
      let error = sample.shifted[t] - expected
      l = expected + alpha * error
      dl = dm - alpha * dm + seeds.alpha * error
      b += beta * error
      db = db - beta * dm + seeds.beta * error
      if isRelative {
        let mean = sample.values[t] - error
        least = min(least, mean)
        let inverse = 1 / mean
        let relative = error * inverse
        let growth = dm * inverse
        drift += growth
        product *= mean
        if t % 16 == 15 {
          logs += .log(product)
          product = 1
        }
        rows[t] = Row(error: relative, tangents: growth * -(1 + relative))
      } else {
        rows[t] = Row(error: error, tangents: -dm)
      }
    }
    guard isRelative else { return l.isFinite && b.isFinite ? 0 : .nan }
    guard least > 0 else { return .nan }
    drift /= Double(rows.count)
    for t in rows.indices { rows[t].tangents += drift * rows[t].error }
    return logs + .log(product)
  }

  /// Takes column `j` out of the others and of the errors.
  ///
  /// - Returns: the column's squared norm, and the coefficients of the other columns and of the errors;
  ///   zeros where there is nothing left of the column.
  mutating func removeColumn(_ j: Int) -> (norm: Double, shares: Tangents, part: Double) {
    let (row, match) = products(j)
    let norm = row[j]
    guard norm > 0, norm.isFinite else { return (0, .zero, 0) }
    let shares = row / norm
    let part = match / norm
    for t in rows.indices {
      let entry = rows[t].tangents[j]
      rows[t].tangents -= shares * entry
      rows[t].error -= part * entry
    }
    return (norm, shares, part)
  }

  /// Inner products of column `j` with all columns, and with the errors.
  func products(_ j: Int) -> (row: Tangents, match: Double) {
    var row = Tangents.zero
    var match = 0.0
    for t in rows.indices {
      let entry = rows[t].tangents[j]
      row += rows[t].tangents * entry
      match += rows[t].error * entry
    }
    return (row, match)
  }
}
