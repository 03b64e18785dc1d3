import LinearAlgebra
import Statistics

/// The rows that a quantile regression fits exactly: a vertex of least check loss Σ ρ_τ(yᵢ − xᵢᵀβ), with
/// ρ_τ(r) = r·(τ − [r < 0]).
///
/// The search goes from vertex to vertex along edges: it lets go the row whose multiplier is farthest
/// outside [τ − 1, τ], and moves through residuals as they change their sign until the loss would
/// rise again. Where residuals vanish beyond the vertex's own (ties, whole numbers), signs are those of
/// responses that were moved apart by infinitesimal amounts, so that the search cannot go round in
/// circles.
///
/// > Source: Koenker & Bassett (1978); Barrodale & Roberts (1973) for passing through residuals;
/// > Charnes (1952) for the perturbation.
struct CheckLossVertex: Sendable {
  /// p rows, ascending.
  let rows: [Int]

  /// Residuals below this, where the largest response is 1, are rounding errors.
  private static let residualTolerance = 1e-11
  private static let multiplierTolerance = 1e-9
  private static let stepLimit = 100_000

  /// Searches the vertex.
  ///
  /// - Parameters:
  ///   - design: n × p with orthonormal columns.
  ///   - response: what is explained, best a residual of least squares; its largest value is to be
  ///     near 1.
  ///   - tau: in (0, 1).
  /// - Throws: `.noConvergence`, and `.linearAlgebra` where a vertex is singular.
  /// - Complexity: O(n·p + p³) and a sort a step; the steps are some dozens for hundreds of rows.
  init(_ design: Matrix, _ response: [Double], tau: Double) throws(FitError) {
    // Whatever the design, no combination of these is 0 by chance.
    var stream = RandomStream(seed: 1, name: "ties")
    let shifts = response.map { _ in 0.5 + stream.nextUniform() }
    var basis = Self.start(design, response, tau: tau)
    var steps = 0
    while let next = try Self.improved(basis, design, response, shifts, tau: tau) {
      basis = next
      steps += 1
      guard steps < Self.stepLimit else { throw .noConvergence(evaluations: steps) }
    }
    rows = basis.sorted()
  }

  /// Independent rows whose residuals are nearest to their own τ-quantile.
  private static func start(_ design: Matrix, _ response: [Double], tau: Double) -> [Int] {
    let ascending = response.indices.sorted { (response[$0], $0) < (response[$1], $1) }
    let centre = response[ascending[min(response.count - 1, Int(tau * Double(response.count)))]]
    let order = response.indices.sorted {
      (abs(response[$0] - centre), $0) < (abs(response[$1] - centre), $1)
    }
    for tolerance in [1e-3, 1e-7, 1e-11] {
      var directions: [[Double]] = []
      var chosen: [Int] = []
      for i in order {
        var row = design.row(i)
        let length = row.euclideanLength
        for direction in directions {
          let product = zip(row, direction).reduce(0) { $0 + $1.0 * $1.1 }
          for k in row.indices { row[k] -= product * direction[k] }
        }
        let rest = row.euclideanLength
        guard length > 0, rest > tolerance * length else { continue }
        directions.append(row.map { $0 / rest })
        chosen.append(i)
        if chosen.count == design.columns { return chosen }
      }
    }
    return Array(order.prefix(design.columns))
  }

  /// The next vertex, or nil where no edge leads down.
  private static func improved(
    _ basis: [Int], _ design: Matrix, _ response: [Double], _ shifts: [Double], tau: Double
  ) throws(FitError) -> [Int]? {
    let square = design.selecting(rows: basis)
    let solver: LU
    let transposed: LU
    do {
      solver = try LU(square)
      transposed = try LU(square.transposed())
    } catch {
      throw .linearAlgebra(error)
    }
    var isBasic = [Bool](repeating: false, count: response.count)
    for row in basis { isBasic[row] = true }
    var residuals = residuals(of: response, at: basis, design, solver)
    let moved = self.residuals(of: shifts, at: basis, design, solver)
    for i in residuals.indices where abs(residuals[i]) <= residualTolerance || isBasic[i] {
      residuals[i] = 0
    }
    let isBelow = residuals.indices.map { i in
      residuals[i] < 0 || (residuals[i] == 0 && moved[i] < 0)
    }
    let scores = residuals.indices.map { i in
      isBasic[i] ? 0 : isBelow[i] ? tau - 1 : tau
    }
    let multipliers = transposed.solve(design.transposedTimes(scores)).map { -$0 }
    let excess = multipliers.map { max($0 - tau, tau - 1 - $0) }
    guard let worst = excess.max(), worst > multiplierTolerance,
      let leaving = excess.firstIndex(where: { $0 >= worst - multiplierTolerance })
    else { return nil }
    let sign = multipliers[leaving] > tau ? 1.0 : -1
    var unit = [Double](repeating: 0, count: basis.count)
    unit[leaving] = sign
    let rates = design * solver.solve(unit)
    let crossings = rates.indices.filter { i in
      !isBasic[i] && abs(rates[i]) > 1e-10 && (rates[i] > 0) == isBelow[i]
    }
    .map { i in (row: i, time: -residuals[i] / rates[i], shift: -moved[i] / rates[i]) }
    .sorted { ($0.time, $0.shift, $0.row) < ($1.time, $1.shift, $1.row) }
    var slope = -excess[leaving]
    for crossing in crossings {
      slope += abs(rates[crossing.row])
      guard slope >= -1e-12 else { continue }
      var next = basis
      next[leaving] = crossing.row
      return next
    }
    throw .noConvergence(evaluations: response.count)
  }

  /// y − X·β for the β that fits the rows of the basis.
  private static func residuals(
    of response: [Double], at basis: [Int], _ design: Matrix, _ solver: LU
  ) -> [Double] {
    let fitted = design * solver.solve(basis.map { response[$0] })
    return zip(response, fitted).map { $0 - $1 }
  }
}
