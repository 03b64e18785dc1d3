internal import CLAPACK

/// LAPACK by Swift types.
///
/// A negative `info` is a mistake of ours and traps; a positive one is the
/// data's and is handed back.
enum LAPACK {
  /// Checks that LAPACK accepted its arguments, and hands a positive `info` on.
  static func checked(_ info: Int32, _ routine: StaticString) -> Int {
    precondition(info >= 0, "\(routine): argument \(-info) is illegal")
    return Int(info)
  }

  /// Room for blocked algorithms: LAPACK's block size for these routines is at most 64.
  static let blockSize = 64
}

extension LAPACK {
  /// Householder QR in place: R in the upper triangle, reflectors below, their scales returned.
  static func geqrf(_ a: inout Matrix) -> [Double] {
    let count = min(a.rows, a.columns)
    var scales = [Double](repeating: 0, count: count)
    guard count > 0 else { return scales }
    BLAS.pinThreads()
    var work = [Double](repeating: 0, count: a.columns * blockSize)
    let (rows, columns) = (Int32(a.rows), Int32(a.columns))
    let info = unsafe lapack_dgeqrf(
      rows, columns, &a.storage, rows, &scales, &work, Int32(work.count))
    _ = checked(info, "dgeqrf")
    return scales
  }

  /// Householder QR with column pivoting in place.
  ///
  /// - Returns: the scales of the reflectors and, for each column of R, the index of the column of A
  ///   it came from.
  static func geqp3(_ a: inout Matrix) -> (scales: [Double], permutation: [Int]) {
    let count = min(a.rows, a.columns)
    var scales = [Double](repeating: 0, count: count)
    guard count > 0 else { return (scales, Array(0..<a.columns)) }
    BLAS.pinThreads()
    var pivots = [Int32](repeating: 0, count: a.columns)
    var work = [Double](repeating: 0, count: 2 * a.columns + (a.columns + 1) * blockSize)
    let (rows, columns) = (Int32(a.rows), Int32(a.columns))
    let info = unsafe lapack_dgeqp3(
      rows, columns, &a.storage, rows, &pivots, &scales, &work, Int32(work.count))
    _ = checked(info, "dgeqp3")
    return (scales, pivots.map { Int($0) - 1 })
  }

  /// C = Q·C or Qᵀ·C in place, Q given by its reflectors; C is stored by columns of `rows` entries.
  static func ormqr(
    _ reflectors: Matrix, _ scales: [Double], transposed: Bool, _ c: inout MutableSpan<Double>,
    columns: Int
  ) {
    guard !scales.isEmpty, columns > 0 else { return }
    BLAS.pinThreads()
    // dormqr keeps a triangular factor of 65 × 64 entries in its workspace besides the blocks.
    var work = [Double](repeating: 0, count: columns > 1 ? columns * blockSize + 4160 : 1)
    let rows = Int32(reflectors.rows)
    let info = unsafe c.withUnsafeMutableBufferPointer { c in
      unsafe lapack_dormqr(
        character("L"), character(transposed ? "T" : "N"), rows, Int32(columns),
        Int32(scales.count), reflectors.storage, rows, scales, c.baseAddress, rows, &work,
        Int32(work.count))
    }
    _ = checked(info, "dormqr")
  }
}
