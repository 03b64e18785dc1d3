internal import CLAPACK

extension LAPACK {
  /// The thin singular value decomposition by divide and conquer; overwrites `a`.
  ///
  /// Nil where the iteration does not settle.
  static func gesdd(
    _ a: inout Matrix
  ) -> (values: [Double], left: Matrix, rightTransposed: Matrix)? {
    let count = min(a.rows, a.columns)
    var values = [Double](repeating: 0, count: count)
    var left = Matrix(rows: a.rows, columns: count)
    var right = Matrix(rows: count, columns: a.columns)
    guard count > 0 else { return (values, left, right) }
    BLAS.pinThreads()
    // 4·mn² + 7·mn is the documented minimum; the blocks of the bidiagonalisation come on top.
    let larger = max(a.rows, a.columns)
    var work = [Double](
      repeating: 0, count: 4 * count * count + 7 * count + larger + (count + larger) * blockSize)
    var integers = [Int32](repeating: 0, count: 8 * count)
    let (rows, columns) = (Int32(a.rows), Int32(a.columns))
    let info = unsafe lapack_dgesdd(
      character("S"), rows, columns, &a.storage, rows, &values, &left.storage, rows,
      &right.storage, Int32(count), &work, Int32(work.count), &integers)
    return checked(info, "dgesdd") == 0 ? (values, left, right) : nil
  }

  /// Eigenvalues of a symmetric matrix in ascending order, its lower triangle read.
  ///
  /// The matrix becomes that of the eigenvectors. Nil where the iteration does not settle.
  static func syevd(_ a: inout Matrix) -> [Double]? {
    var values = [Double](repeating: 0, count: a.rows)
    guard a.rows > 0 else { return values }
    BLAS.pinThreads()
    let n = a.rows
    var work = [Double](repeating: 0, count: 1 + 6 * n + 2 * n * n + n * blockSize)
    var integers = [Int32](repeating: 0, count: 3 + 5 * n)
    let order = Int32(n)
    let info = unsafe lapack_dsyevd(
      character("V"), character("L"), order, &a.storage, order, &values, &work, Int32(work.count),
      &integers, Int32(integers.count))
    return checked(info, "dsyevd") == 0 ? values : nil
  }
}
