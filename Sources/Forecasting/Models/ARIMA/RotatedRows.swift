import Optimization

/// Least squares by planar rotations, one weighted row at a time, in numbers with derivatives.
///
/// The rows so far are kept as the triangle of their QR factorisation. What is left of a new row when
/// it has been rotated into the triangle is its recursive residual; their squares sum to those of
/// the regression.
///
/// > Source: Gentleman (1974), "Basic procedures for large, sparse or weighted linear least squares
/// > problems", Applied Statistics 23.
struct RotatedRows<Scalar: ARMAScalar>: Sendable {
  /// Coefficients.
  let columns: Int
  /// Squares of the triangle's diagonal.
  private(set) var diagonal: [Scalar]
  /// The triangle above a diagonal of ones, by rows; the response is the last column.
  private var triangle: [Scalar]
  /// Sums of squares of each column, to tell dependent ones.
  private var sizes: [Double]

  init(columns: Int) {
    self.columns = columns
    diagonal = Array(repeating: Scalar.zero, count: columns)
    triangle = Array(repeating: Scalar.zero, count: columns * (columns + 1))
    sizes = Array(repeating: 0, count: columns)
  }

  /// Takes in a row with the response behind its columns; returns the squared recursive residual's
  /// root and weight, nil where the row only completes the triangle.
  ///
  /// - Parameters:
  ///   - row: overwritten.
  ///   - weight: the inverse of the variance.
  mutating func add(_ row: inout [Scalar], weight: Scalar) -> (residual: Scalar, weight: Scalar)? {
    var weight = weight
    for i in 0..<columns {
      let x = row[i]
      if x.isZero || (x.value == 0 && diagonal[i].value == 0) { continue }
      sizes[i] += weight.value * x.value * x.value
      let (before, weighted) = (diagonal[i], weight * x)
      let after = before + weighted * x
      let turn = weighted / after
      let stay = before / after
      diagonal[i] = after
      let here = i * (columns + 1)
      for k in i + 1..<columns + 1 {
        let old = row[k]
        row[k] = old - x * triangle[here + k]
        triangle[here + k] = stay * triangle[here + k] + turn * old
      }
      weight = weight * stay
      if weight.value == 0 { return nil }
    }
    return (row[columns], weight)
  }

  /// The coefficients.
  ///
  /// - Precondition: ``firstDependent`` is nil.
  var coefficients: [Scalar] {
    var result = [Scalar](repeating: Scalar.zero, count: columns)
    for i in stride(from: columns - 1, through: 0, by: -1) {
      let here = i * (columns + 1)
      var sum = triangle[here + columns]
      for k in i + 1..<max(columns, i + 1) { sum = sum - triangle[here + k] * result[k] }
      result[i] = sum
    }
    return result
  }

  /// The first column that the ones before it determine, to ten digits.
  var firstDependent: Int? {
    (0..<columns).first { !(diagonal[$0].value > 1e-20 * sizes[$0]) }
  }

  /// R⁻ᵀg: independent normals times this are the deviation of gᵀβ, in units of σ.
  func loadings(_ g: [Double]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(columns)
    var solved: [Double] = []
    for i in 0..<columns {
      var rest = g[i]
      for j in 0..<i { rest -= triangle[j * (columns + 1) + i].value * solved[j] }
      solved.append(rest)
      let root = diagonal[i].value.squareRoot()
      result.append(root > 0 ? rest / root : 0)
    }
    return result
  }
}
