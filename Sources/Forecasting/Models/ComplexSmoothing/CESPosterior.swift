import RealModule

/// The likeliest smoothing parameters, and others that the data leave possible.
///
/// Two parameters are integrated over a grid of the stable region: sixteen points of equal weight stand
/// for it, one from the middle of each sixteenth of the probability in the order of growth, which tells
/// forecasts apart most. For more parameters ``ParameterPosterior`` stands around the likeliest.
struct CESPosterior: Sendable {
  let best: [Double]
  private(set) var atoms: [(point: [Double], weight: Double)] = []

  private static let strata = 16
  /// Misfits that differ by less are equal, so that rounding does not choose.
  private static let precision = 0x1p-32

  /// Stable points of the grid of α₀ and α₁, by growth.
  private static let grid: [[Double]] = {
    let form = CESForm(season: .none, seasonLength: 1)
    let cells = 32
    var points: [(point: [Double], growth: Double)] = []
    for i in 0..<cells {
      for j in 0..<cells {
        let point = [(Double(i) + 0.5) / Double(cells), (Double(j) + 0.5) / Double(cells)]
        let parameters = form.parameters(at: point)
        if form.isStable(parameters) { points.append((point, parameters.growth)) }
      }
    }
    return points.sorted { ($0.growth, $0.point[0]) < ($1.growth, $1.point[0]) }.map(\.point)
  }()

  /// Stable points of a coarse lattice of a form with more parameters.
  private static func lattice(_ form: CESForm) -> [[Double]] {
    // A weight of the season where it is smoothed little, and others.
    let steps: [[Double]] =
      form.season == .partial
      ? [[0.15, 0.3, 0.45, 0.6], [0.5, 0.6, 0.67, 0.74], [0.03, 0.2, 0.5]]
      : [[0.15, 0.3, 0.45, 0.6], [0.55, 0.67, 0.74], [0.03, 0.15, 0.3, 0.45], [0.4, 0.6, 0.67]]
    var points: [[Double]] = [[]]
    for choices in steps { points = points.flatMap { point in choices.map { point + [$0] } } }
    return points.filter { form.isStable(form.parameters(at: $0)) }
  }

  /// The likeliest point alone.
  init(bestOf data: CESData) {
    let points = data.form.dimension == 2 ? Self.grid : Self.lattice(data.form)
    let misfits = Self.misfits(at: points, data)
    best = Self.best(data, points, misfits)
  }

  /// The likeliest point and the others.
  init(_ data: CESData) {
    guard data.form.dimension == 2 else {
      let points = Self.lattice(data.form)
      best = Self.best(data, points, Self.misfits(at: points, data))
      atoms = ParameterPosterior(around: best, misfits: data.misfit(at:)).atoms
      return
    }
    let misfits = Self.misfits(at: Self.grid, data)
    best = Self.best(data, Self.grid, misfits)
    let least = misfits.reduce(.infinity, min)
    guard least.isFinite else { return }
    let masses = misfits.map { Double.exp(least - $0) }
    let total = masses.reduce(0, +)
    var below = 0.0
    var taken = 0
    for (point, mass) in zip(Self.grid, masses) {
      below += mass
      var count = 0
      while taken < Self.strata,
        (Double(taken) + 0.5) / Double(Self.strata) * total <= below
      {
        taken += 1
        count += 1
      }
      if count > 0 { atoms.append((point, Double(count) / Double(Self.strata))) }
    }
  }

  private static func misfits(at points: [[Double]], _ data: CESData) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(points.count + 8)
    for start in stride(from: 0, to: points.count, by: 8) {
      let values = data.misfit(
        at: (0..<data.form.dimension).map { i in
          var lanes = SIMD8<Double>()
          for lane in 0..<8 { lanes[lane] = points[min(start + lane, points.count - 1)][i] }
          return lanes
        })
      for lane in 0..<min(8, points.count - start) {
        result.append((values[lane] / precision).rounded() * precision)
      }
    }
    return result
  }

  private static func best(
    _ data: CESData, _ points: [[Double]], _ misfits: [Double]
  ) -> [Double] {
    var start = 0
    for index in misfits.indices where misfits[index] < misfits[start] { start = index }
    var search = BlockSearch(from: points[start], data.misfit(at:))
    return search.best()
  }
}
