internal import CLAPACK

extension LAPACK {
  /// Cholesky in place, in the lower triangle.
  ///
  /// - Returns: the order of the first leading minor that is not positive definite, or 0.
  static func potrf(_ a: inout Matrix) -> Int {
    guard a.rows > 0 else { return 0 }
    BLAS.pinThreads()
    let order = Int32(a.rows)
    return checked(unsafe lapack_dpotrf(character("L"), order, &a.storage, order), "dpotrf")
  }

  /// The inverse from a Cholesky factor, in the lower triangle, in place.
  static func potri(_ a: inout Matrix) -> Int {
    guard a.rows > 0 else { return 0 }
    BLAS.pinThreads()
    let order = Int32(a.rows)
    return checked(unsafe lapack_dpotri(character("L"), order, &a.storage, order), "dpotri")
  }

  /// LU with row interchanges in place.
  ///
  /// - Returns: the pivots as LAPACK counts them, and 1 + the index of the first zero pivot, or 0.
  static func getrf(_ a: inout Matrix) -> (pivots: [Int32], info: Int) {
    guard a.rows > 0 else { return ([], 0) }
    BLAS.pinThreads()
    var pivots = [Int32](repeating: 0, count: a.rows)
    let order = Int32(a.rows)
    let info = unsafe lapack_dgetrf(order, order, &a.storage, order, &pivots)
    return (pivots, checked(info, "dgetrf"))
  }

  /// X = A⁻¹·X in place, from the LU factors of A.
  static func getrs(
    _ factors: Matrix, _ pivots: [Int32], _ x: inout MutableSpan<Double>, columns: Int
  ) {
    guard factors.rows > 0, columns > 0 else { return }
    BLAS.pinThreads()
    let order = Int32(factors.rows)
    let info = unsafe x.withUnsafeMutableBufferPointer { x in
      unsafe lapack_dgetrs(
        character("N"), order, Int32(columns), factors.storage, order, pivots, x.baseAddress, order)
    }
    _ = checked(info, "dgetrs")
  }
}

extension LAPACK {
  /// Cholesky of a band in place, lower form.
  ///
  /// - Returns: the order of the first leading minor that is not positive definite, or 0.
  static func pbtrf(_ a: inout SymmetricBandMatrix) -> Int {
    guard a.order > 0 else { return 0 }
    BLAS.pinThreads()
    let (order, bandwidth) = (Int32(a.order), Int32(a.bandwidth))
    let info = unsafe lapack_dpbtrf(
      character("L"), order, bandwidth, &a.storage, bandwidth + 1)
    return checked(info, "dpbtrf")
  }

  /// X = A⁻¹·X in place, from the banded Cholesky factor of A.
  static func pbtrs(
    _ factor: SymmetricBandMatrix, _ x: inout MutableSpan<Double>, columns: Int
  ) {
    guard factor.order > 0, columns > 0 else { return }
    BLAS.pinThreads()
    let (order, bandwidth) = (Int32(factor.order), Int32(factor.bandwidth))
    let info = unsafe x.withUnsafeMutableBufferPointer { x in
      unsafe lapack_dpbtrs(
        character("L"), order, bandwidth, Int32(columns), factor.storage, bandwidth + 1,
        x.baseAddress, order)
    }
    _ = checked(info, "dpbtrs")
  }

  /// X = L⁻¹·X, or L⁻ᵀ·X, in place, L a lower triangular band.
  static func tbtrs(
    _ factor: SymmetricBandMatrix, transposed: Bool, _ x: inout MutableSpan<Double>
  ) {
    guard factor.order > 0 else { return }
    BLAS.pinThreads()
    let (order, bandwidth) = (Int32(factor.order), Int32(factor.bandwidth))
    let info = unsafe x.withUnsafeMutableBufferPointer { x in
      unsafe lapack_dtbtrs(
        character("L"), character(transposed ? "T" : "N"), order, bandwidth, 1, factor.storage,
        bandwidth + 1, x.baseAddress, order)
    }
    _ = checked(info, "dtbtrs")
  }
}
