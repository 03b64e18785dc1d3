/// Which columns of a rank-deficient matrix the columns before them span.
///
/// Pivoting finds the rank, but the columns that it leaves to the end are not those that a reader
/// of a formula would name. So, once a deficiency is known, the columns are gone through in their
/// order by Gram-Schmidt with reorthogonalisation, and those of which next to nothing remains are
/// named.
enum DependentColumns {
  /// The indices of as many columns as are missing in rank, ascending.
  ///
  /// - Parameters:
  ///   - matrix: columns scaled to comparable norms.
  ///   - rank: the rank that pivoting found.
  ///   - tolerance: the fraction of a column's norm that counts as nothing.
  static func indices(of matrix: Matrix, rank: Int, tolerance: Double) -> [Int] {
    let missing = matrix.columns - rank
    var threshold = max(tolerance, .ulpOfOne)
    while threshold < 1 {
      let found = spanned(matrix, threshold: threshold)
      if found.count >= missing {
        return found.sorted { $0.remainder < $1.remainder }.prefix(missing).map(\.index).sorted()
      }
      threshold *= 8
    }
    return Array(rank..<matrix.columns)
  }

  /// The columns whose part outside the span of the accepted columns before them is below a
  /// fraction of their norm, with that fraction.
  private static func spanned(
    _ matrix: Matrix, threshold: Double
  ) -> [(index: Int, remainder: Double)] {
    var basis: [[Double]] = []
    var found: [(index: Int, remainder: Double)] = []
    for j in 0..<matrix.columns {
      var rest = matrix.column(j)
      let norm = BLAS.norm(rest.span)
      for _ in 0..<2 {
        for direction in basis { removeComponent(along: direction, from: &rest) }
      }
      let remaining = BLAS.norm(rest.span)
      let remainder = norm == 0 ? 0 : remaining / norm
      if remainder <= threshold || basis.count == matrix.rows {
        found.append((j, remainder))
      } else {
        basis.append(rest.map { $0 / remaining })
      }
    }
    return found
  }

  private static func removeComponent(along direction: [Double], from vector: inout [Double]) {
    var component = 0.0
    for i in direction.indices { component += direction[i] * vector[i] }
    for i in direction.indices { vector[i] -= component * direction[i] }
  }
}
