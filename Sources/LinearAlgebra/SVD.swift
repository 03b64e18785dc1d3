/// The thin singular value decomposition A = U·diag(s)·Vᵀ.
///
/// > Source: Golub & Van Loan (2013), §8.6; LAPACK `dgesdd`.
public struct SVD: Sendable {
  /// s, descending, min(m, n) of them.
  public let values: [Double]
  /// U, m × min(m, n), orthonormal columns.
  public let left: Matrix
  /// Vᵀ, min(m, n) × n, orthonormal rows.
  public let rightTransposed: Matrix

  /// Factors a matrix.
  ///
  /// - Throws: `.notFinite`; `.noConvergence`.
  /// - Complexity: O(m·n·min(m, n)).
  public init(_ matrix: consuming Matrix) throws(LinearAlgebraError) {
    guard matrix.isFinite else { throw .notFinite }
    var matrix = matrix
    guard let factors = LAPACK.gesdd(&matrix) else { throw .noConvergence(routine: "dgesdd") }
    (values, left, rightTransposed) = factors
  }

  /// The number of singular values above a fraction of the largest.
  ///
  /// - Parameter tolerance: the fraction; max(m, n)·ε when not given.
  public func rank(tolerance: Double? = nil) -> Int {
    guard let largest = values.first, largest > 0 else { return 0 }
    let larger = max(left.rows, rightTransposed.columns)
    let smallest = largest * (tolerance ?? Double(larger) * .ulpOfOne)
    return values.firstIndex { $0 <= smallest } ?? values.count
  }

  /// The ratio of the largest and smallest singular value; infinite for a singular matrix, 1 for
  /// an empty one.
  public var conditionNumber: Double {
    guard let largest = values.first, let smallest = values.last else { return 1 }
    return smallest == 0 ? .infinity : largest / smallest
  }

  /// The shortest x that minimises ‖A·x − b‖₂; singular values beyond the rank count as zero.
  ///
  /// - Parameter tolerance: as for ``rank(tolerance:)``.
  /// - Precondition: `vector.count` is the number of rows of A.
  public func solve(_ vector: [Double], tolerance: Double? = nil) -> [Double] {
    let rank = rank(tolerance: tolerance)
    var components = left.transposedTimes(vector)
    for i in components.indices { components[i] = i < rank ? components[i] / values[i] : 0 }
    return rightTransposed.transposedTimes(components)
  }

  /// U·diag(s)·Vᵀ, which is A but for rounding.
  public func reconstructed() -> Matrix {
    var scaled = rightTransposed
    scaled.scaleRows(by: values)
    return left * scaled
  }
}
