import LinearAlgebra
import RealModule

@testable import Forecasting

/// A state space model as one generalised regression: y = Xδ + u, δ the diffuse states at the start.
///
/// All states are written out as sums of δ and independent unit shocks; nothing is recursive.
struct DenseStateSpace {
  /// Loadings of each period's state on δ and on the shocks, a row a state.
  private var diffuse: [Matrix] = []
  private var shocks: [Matrix] = []
  private let system: StateSpace
  private let observed: [Int]
  private let rows: [[Double]]
  private let y: [Double]

  init(_ system: StateSpace, _ values: [Double?], rows: [[Double]]) {
    self.system = system
    self.rows = values.indices.map { rows.count == 1 ? rows[0] : rows[$0] }
    observed = values.indices.filter { values[$0] != nil }
    y = values.compactMap { $0 }
    let (m, n) = (system.order, values.count)
    var transition = Matrix(rows: m, columns: m)
    for entry in system.transition { transition[entry.row, entry.column] += entry.value }
    var x = Matrix(rows: m, columns: system.diffuseCount)
    var u = Matrix(rows: m, columns: m * n + n)
    var next = 0
    for (i, variance) in system.initialVariances.enumerated() {
      if let variance {
        u[i, i] = variance.squareRoot()
      } else {
        x[i, next] = 1
        next += 1
      }
    }
    for t in 0..<n {
      diffuse.append(x)
      shocks.append(u)
      x = transition * x
      u = transition * u
      if t + 1 < n {
        for i in 0..<m { u[i, m * (t + 1) + i] += system.disturbances[i].squareRoot() }
      }
    }
  }

  private func row(_ w: [Double], of matrix: Matrix) -> [Double] { matrix.transposedTimes(w) }

  private var design: Matrix { Matrix(rows: observed.map { row(rows[$0], of: diffuse[$0]) }) }

  private var loadings: Matrix {
    let (m, n) = (system.order, rows.count)
    return Matrix(
      rows: observed.map { t in
        var loading = row(rows[t], of: shocks[t])
        loading[m * n + t] = system.irregular.squareRoot()
        return loading
      })
  }

  /// Σ ln F and Σ v²/F of the diffuse likelihood.
  func likelihood() throws -> (logVariances: Double, squares: Double) {
    let b = loadings
    let covariance = try Cholesky(b.timesTransposed(b))
    let whitened = covariance.solveLower(design)
    let data = covariance.solveLower(Matrix(columns: [y])).column(0)
    let information = try Cholesky(whitened.transposedTimes(whitened))
    let delta = information.solve(whitened.transposedTimes(data))
    let fitted = whitened * delta
    return (
      covariance.logDeterminant + information.logDeterminant,
      zip(data, fitted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    )
  }

  /// wᵀα of a period given the observations: mean and variance.
  func smoothed(_ w: [Double], at t: Int) throws -> (mean: Double, variance: Double) {
    let b = loadings
    let covariance = try Cholesky(b.timesTransposed(b))
    let whitened = covariance.solveLower(design)
    let data = covariance.solveLower(Matrix(columns: [y])).column(0)
    let information = try Cholesky(whitened.transposedTimes(whitened))
    let delta = information.solve(whitened.transposedTimes(data))
    let own = row(w, of: shocks[t])
    let cross = covariance.solveLower(Matrix(columns: [b * own])).column(0)
    var g = row(w, of: diffuse[t])
    for (i, part) in whitened.transposedTimes(cross).enumerated() { g[i] -= part }
    let fitted = whitened * delta
    var mean = zip(row(w, of: diffuse[t]), delta).reduce(0) { $0 + $1.0 * $1.1 }
    for i in cross.indices { mean += cross[i] * (data[i] - fitted[i]) }
    let spread = information.solve(g)
    let variance =
      own.reduce(0) { $0 + $1 * $1 } - cross.reduce(0) { $0 + $1 * $1 }
      + zip(g, spread).reduce(0) { $0 + $1.0 * $1.1 }
    return (mean, variance)
  }
}
