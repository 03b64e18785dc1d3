internal import CLAPACK

/// The products and triangular solves of BLAS, on one thread.
///
/// Shapes are the caller's to check; empty shapes return at once, because BLAS wants leading
/// dimensions of at least 1 and pointers that exist.
enum BLAS {
  private static let threadsPinned: Void = openblas_set_num_threads(1)

  /// Pins OpenBLAS to one thread, once a process: parallel work is over series, not inside a fit.
  ///
  /// A global of Swift is initialised once, whichever thread comes first.
  static func pinThreads() { _ = threadsPinned }

  /// ‖x‖₂, scaled so that it overflows only if the result does.
  static func norm(_ x: Span<Double>) -> Double {
    guard !x.isEmpty else { return 0 }
    pinThreads()
    return unsafe x.withUnsafeBufferPointer { unsafe blas_dnrm2(Int32($0.count), $0.baseAddress) }
  }

  /// y = A·x, or Aᵀ·x.
  static func multiply(
    _ a: Matrix, transposed: Bool, _ x: Span<Double>, into y: inout MutableSpan<Double>
  ) {
    guard !y.isEmpty else { return }
    guard !x.isEmpty else {
      for i in y.indices { y[i] = 0 }
      return
    }
    pinThreads()
    unsafe x.withUnsafeBufferPointer { x in
      unsafe y.withUnsafeMutableBufferPointer { y in
        unsafe blas_dgemv(
          character(transposed ? "T" : "N"), Int32(a.rows), Int32(a.columns), 1, a.storage,
          Int32(a.rows), x.baseAddress, 0, y.baseAddress)
      }
    }
  }

  /// A = A + α·x·yᵀ.
  static func add(_ factor: Double, _ x: [Double], _ y: [Double], to a: inout Matrix) {
    guard a.rows > 0, a.columns > 0 else { return }
    pinThreads()
    unsafe blas_dger(
      Int32(a.rows), Int32(a.columns), factor, x, y, &a.storage, Int32(a.rows))
  }

  /// The lower triangle of A + α·x·xᵀ, in place.
  static func add(_ factor: Double, squareOf x: [Double], to a: inout Matrix) {
    guard a.rows > 0 else { return }
    pinThreads()
    unsafe blas_dsyr(Int32(a.rows), factor, x, &a.storage)
  }

  /// The lower triangle of β·A + α·BᵀB, in place.
  static func add(_ factor: Double, gramOf b: Matrix, to a: inout Matrix, times beta: Double) {
    guard a.rows > 0, b.rows > 0 else { return }
    pinThreads()
    unsafe blas_dsyrk(Int32(a.rows), Int32(b.rows), factor, b.storage, beta, &a.storage)
  }

  /// op(A)·op(B).
  static func product(
    _ a: Matrix, _ b: Matrix, transposingLeft: Bool = false, transposingRight: Bool = false
  ) -> Matrix {
    let rows = transposingLeft ? a.columns : a.rows
    let inner = transposingLeft ? a.rows : a.columns
    let columns = transposingRight ? b.rows : b.columns
    var result = Matrix(rows: rows, columns: columns)
    guard rows > 0, inner > 0, columns > 0 else { return result }
    pinThreads()
    unsafe blas_dgemm(
      character(transposingLeft ? "T" : "N"), character(transposingRight ? "T" : "N"),
      Int32(rows), Int32(columns), Int32(inner), 1, a.storage, Int32(a.rows), b.storage,
      Int32(b.rows), 0, &result.storage, Int32(rows))
    return result
  }
}

extension BLAS {
  /// Whether a triangular system is solved with the triangle or with its transpose.
  enum Triangle {
    case upper, upperTransposed, lower, lowerTransposed

    fileprivate var letters: (half: CChar, operation: CChar) {
      switch self {
      case .upper: (character("U"), character("N"))
      case .upperTransposed: (character("U"), character("T"))
      case .lower: (character("L"), character("N"))
      case .lowerTransposed: (character("L"), character("T"))
      }
    }
  }

  /// X = op(T)⁻¹·X in place, T the triangle in the leading square of `a`, X stored by columns with
  /// `stride` entries from one to the next.
  ///
  /// - Precondition: no diagonal entry of the triangle is zero.
  static func solve(
    _ triangle: Triangle, of a: Matrix, order: Int, _ x: inout MutableSpan<Double>, columns: Int,
    stride: Int
  ) {
    guard order > 0, columns > 0 else { return }
    pinThreads()
    let (half, operation) = triangle.letters
    unsafe x.withUnsafeMutableBufferPointer { x in
      unsafe blas_dtrsm(
        character("L"), half, operation, Int32(order), Int32(columns), a.storage, Int32(a.rows),
        x.baseAddress, Int32(stride))
    }
  }

  /// X = op(T)⁻¹·X in place, for as many rows of X as the triangle has.
  static func solve(_ triangle: Triangle, of a: Matrix, _ x: inout Matrix) {
    let (order, columns) = (x.rows, x.columns)
    var span = x.storage.mutableSpan
    solve(triangle, of: a, order: order, &span, columns: columns, stride: order)
  }

  /// X = op(T)·X in place.
  static func multiply(_ triangle: Triangle, of a: Matrix, order: Int, _ x: inout Matrix) {
    guard order > 0, x.columns > 0 else { return }
    pinThreads()
    let (half, operation) = triangle.letters
    unsafe blas_dtrmm(
      character("L"), half, operation, Int32(order), Int32(x.columns), a.storage, Int32(a.rows),
      &x.storage, Int32(x.rows))
  }
}

/// A character argument of Fortran.
func character(_ scalar: Unicode.Scalar) -> CChar { CChar(truncatingIfNeeded: scalar.value) }
