/// An orthogonal matrix as the product of Householder reflectors, as LAPACK stores them below R.
struct Reflectors {
  let factors: Matrix
  let scales: [Double]

  init(_ factors: Matrix, _ scales: [Double]) {
    self.factors = factors
    self.scales = scales
  }

  func apply(transposed: Bool, to vector: inout MutableSpan<Double>) {
    precondition(vector.count == factors.rows, "Q needs one entry for each row")
    LAPACK.ormqr(factors, scales, transposed: transposed, &vector, columns: 1)
  }

  func apply(transposed: Bool, to matrix: inout Matrix) {
    precondition(matrix.rows == factors.rows, "Q needs a matrix with one row for each of its own")
    let columns = matrix.columns
    var span = matrix.storage.mutableSpan
    LAPACK.ormqr(factors, scales, transposed: transposed, &span, columns: columns)
  }

  /// The first min(m, n) columns of Q.
  var thinQ: Matrix { product(.identity(scales.count)) }

  /// Q·[M; 0], for a matrix M with as many rows as there are reflectors.
  func product(_ top: Matrix) -> Matrix {
    var result = top.joined(rows: Matrix(rows: factors.rows - top.rows, columns: top.columns))
    apply(transposed: false, to: &result)
    return result
  }
}

extension Matrix {
  /// The upper triangle of the first min(m, n) rows, zeros below it.
  var upperTriangle: Matrix {
    let order = min(rows, columns)
    var result = Matrix(rows: order, columns: columns)
    for j in 0..<columns {
      for i in 0..<min(order, j + 1) { result[i, j] = self[i, j] }
    }
    return result
  }
}
