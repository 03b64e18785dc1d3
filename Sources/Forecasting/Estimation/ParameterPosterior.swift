import RealModule

/// A few points of the box that stand for all parameters that the data leave possible.
///
/// Around the optimum the likelihood is followed along every coordinate. Points are drawn evenly from
/// the product of these profiles by a Kronecker sequence, and weighted by their true likelihood over the
/// product: importance sampling without chance, with the prior that is flat in the coordinates.
///
/// > Source: Robert & Casella (2004), "Monte Carlo statistical methods", §3.3; Niederreiter (1992) for
/// > the sequence.
struct ParameterPosterior: Sendable {
  /// Points with weights that sum to 1, the heaviest parts only.
  private(set) var atoms: [(point: [Double], weight: Double)] = []

  private static let drawCount = 16
  /// Atoms below this part of the heaviest are left out.
  private static let leastShare = 1e-3

  /// - Parameter misfit: −ln of the likelihood at a point of the unit box, but for a constant.
  init(around best: [Double], misfit function: @escaping (_ point: [Double]) -> Double) {
    self.init(around: best, misfits: BlockSearch.lanes(function))
  }

  /// - Parameter misfits: the same at eight points, given by coordinates.
  init(around best: [Double], misfits function: BlockSearch.Misfit) {
    let centre = best.map { SIMD8(repeating: $0) }
    let misfit = function(centre)[0]
    var profiles: [CoordinateProfile] = []
    for i in best.indices {
      profiles.append(
        CoordinateProfile(centre: best[i]) { u in
          var points = centre
          points[i] = u
          return function(points) - misfit
        })
    }
    // Square roots of primes: no two coordinates go in step.
    let steps = [2.0, 3, 5, 7, 11, 13].map { $0.squareRoot() }
    var points: [[Double]] = []
    var logDensities: [Double] = []
    for draw in 0..<Self.drawCount {
      var point: [Double] = []
      var logDensity = 0.0
      for (i, profile) in profiles.enumerated() {
        let turns = 0.5 + Double(draw + 1) * steps[i]
        let (u, density) = profile.quantile(turns - turns.rounded(.down))
        point.append(u)
        logDensity += .log(density)
      }
      points.append(point)
      logDensities.append(logDensity)
    }
    var draws: [(point: [Double], logWeight: Double)] = []
    for start in stride(from: 0, to: points.count, by: 8) {
      var lanes = centre
      for lane in 0..<8 {
        for i in best.indices { lanes[i][lane] = points[start + lane][i] }
      }
      let misfits = function(lanes)
      for lane in 0..<8 {
        draws.append((points[start + lane], misfit - misfits[lane] - logDensities[start + lane]))
      }
    }
    let greatest = draws.reduce(-Double.infinity) { max($0, $1.logWeight) }
    guard greatest.isFinite else {
      atoms = [(best, 1)]
      return
    }
    var kept = draws.map { ($0.point, Double.exp($0.logWeight - greatest)) }
    kept.removeAll { $0.1 < Self.leastShare }
    let total = kept.reduce(0) { $0 + $1.1 }
    atoms = kept.map { (point: $0.0, weight: $0.1 / total) }
  }
}

/// The likelihood along one coordinate, others at the optimum, as a density of steps.
struct CoordinateProfile: Sendable {
  /// Ends of the cells, ascending, and the probability of each.
  private var ends: [Double]
  private var probabilities: [Double] = []

  private static let cellsPerSide = 4

  /// - Parameter rise: the misfit at eight points above that of the optimum.
  init(centre: Double, _ rise: (SIMD8<Double>) -> SIMD8<Double>) {
    let below = Self.reach(towards: 0, from: centre, rise)
    let above = Self.reach(towards: 1, from: centre, rise)
    ends = [centre]
    for step in 1...Self.cellsPerSide {
      let part = Double(step) / Double(Self.cellsPerSide)
      if below < centre { ends.insert(centre - part * (centre - below), at: 0) }
      if above > centre { ends.append(centre + part * (above - centre)) }
    }
    var middles = SIMD8(repeating: centre)
    for i in 0..<ends.count - 1 { middles[i] = (ends[i] + ends[i + 1]) / 2 }
    let rises = rise(middles)
    for i in 0..<ends.count - 1 {
      probabilities.append((ends[i + 1] - ends[i]) * Double.exp(-max(-30, rises[i])))
    }
    let total = probabilities.reduce(0) { $0 + $1 }
    if total > 0 {
      for i in probabilities.indices { probabilities[i] /= total }
    } else {
      for i in probabilities.indices { probabilities[i] = 1 / Double(probabilities.count) }
    }
  }

  /// Three times the distance at which the likelihood is down by half a unit of its logarithm, among
  /// powers of two from 2⁻¹⁰ to 1.
  private static func reach(
    towards end: Double, from centre: Double, _ rise: (SIMD8<Double>) -> SIMD8<Double>
  ) -> Double {
    let (room, side) = (abs(end - centre), end > centre ? 1.0 : -1)
    var first = 0x1p-10
    while first < room {
      var distances = SIMD8<Double>()
      for lane in 0..<8 { distances[lane] = first * Double(1 << lane) }
      let within = distances.clamped(
        lowerBound: .zero, upperBound: SIMD8(repeating: room))
      let rises = rise(centre + side * within)
      for lane in 0..<8 where distances[lane] < room && rises[lane] >= 0.5 {
        return min(1, max(0, centre + side * 3 * distances[lane]))
      }
      first *= 256
    }
    return end
  }

  /// Where the distribution function has a value, and the density there.
  func quantile(_ p: Double) -> (u: Double, density: Double) {
    var rest = p
    for i in probabilities.indices {
      let width = ends[i + 1] - ends[i]
      if rest < probabilities[i] || i == probabilities.count - 1 {
        let part = probabilities[i] > 0 ? min(1, rest / probabilities[i]) : 0.5
        return (ends[i] + part * width, max(probabilities[i], 1e-300) / width)
      }
      rest -= probabilities[i]
    }
    return (ends[0], 1)
  }
}
