import LinearAlgebra
import Statistics

/// The shapes at which factorisations are checked: empty, one, small, and past LAPACK's block size.
let seededSizes = [1, 2, 3, 5, 8, 20, 50, 200]

extension Matrix {
  /// Entries uniform in [−1, 1), the same in every run.
  static func seeded(_ name: String, rows: Int, columns: Int) -> Matrix {
    var stream = RandomStream(seed: 1, name: "\(name) \(rows) × \(columns)")
    let entries = (0..<rows * columns).map { _ in Double.random(in: -1..<1, using: &stream) }
    return Matrix(rows: rows, columns: columns, columnMajor: entries)
  }

  /// A·Aᵀ + I for a seeded square A.
  static func seededPositiveDefinite(_ name: String, order: Int) -> Matrix {
    let root = seeded(name, rows: order, columns: order)
    return root.timesTransposed(root) + .identity(order)
  }

  /// hᵢⱼ = 1/(i + j + 1): its condition number grows by a factor of about 30 with each column.
  static func hilbert(rows: Int, columns: Int) -> Matrix {
    var result = Matrix(rows: rows, columns: columns)
    for j in 0..<columns {
      for i in 0..<rows { result[i, j] = 1 / Double(i + j + 1) }
    }
    return result
  }
}

/// Uniform numbers in [−1, 1), the same in every run.
func seededVector(_ name: String, count: Int) -> [Double] {
  Matrix.seeded(name, rows: count, columns: 1).column(0)
}

/// ‖A − B‖/(n·ε·‖A‖), n the larger dimension: of order 1 for a backward stable algorithm.
func scaledDistance(_ a: Matrix, _ b: Matrix) -> Double {
  let unit = Double(max(a.rows, a.columns, 1)) * .ulpOfOne
  return (a - b).frobeniusNorm / (unit * max(a.frobeniusNorm, .leastNormalMagnitude))
}

/// ‖QᵀQ − I‖/(n·ε·‖I‖).
func departureFromOrthonormal(_ q: Matrix) -> Double {
  scaledDistance(.identity(q.columns), q.transposedTimes(q))
}

/// The largest absolute entry of a column of numbers.
func largest(_ vector: [Double]) -> Double { vector.reduce(0) { max($0, abs($1)) } }
