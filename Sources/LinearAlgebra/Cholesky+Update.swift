import RealModule

extension Cholesky {
  /// Makes this the factorisation of A + v·vᵀ.
  ///
  /// - Precondition: `vector.count == order`.
  /// - Throws: `.notFinite`, with the factor as it was.
  /// - Complexity: O(n²), where a new factorisation is O(n³).
  ///
  /// > Source: Golub & Van Loan (2013), §6.5.4.
  public mutating func update(adding vector: [Double]) throws(LinearAlgebraError) {
    precondition(vector.count == order, "an update needs one entry for each row")
    guard vector.span.isFinite else { throw .notFinite }
    var rest = vector
    for k in 0..<order where rest[k] != 0 {
      let diagonal = Double.hypot(factors[k, k], rest[k])
      let cosine = factors[k, k] / diagonal
      let sine = rest[k] / diagonal
      factors[k, k] = diagonal
      for i in k + 1..<order {
        let entry = factors[i, k]
        factors[i, k] = cosine * entry + sine * rest[i]
        rest[i] = cosine * rest[i] - sine * entry
      }
    }
  }

  /// Makes this the factorisation of A − v·vᵀ.
  ///
  /// - Precondition: `vector.count == order`.
  /// - Throws: `.notFinite`; `.notPositiveDefinite` where A − v·vᵀ is not; both with the factor as
  ///   it was.
  /// - Complexity: O(n²).
  ///
  /// > Source: Golub & Van Loan (2013), §6.5.4; LINPACK `dchdd`: with p = L⁻¹·v, rotations that
  /// > take (p, √(1 − ‖p‖²)) to (0, 1) take (Lᵀ; 0) to the new factor.
  public mutating func update(subtracting vector: [Double]) throws(LinearAlgebraError) {
    precondition(vector.count == order, "an update needs one entry for each row")
    guard vector.span.isFinite else { throw .notFinite }
    var p = vector
    var span = p.mutableSpan
    solveLower(&span)
    let norm = BLAS.norm(p.span)
    // (1 − ‖p‖)(1 + ‖p‖) keeps the digits that 1 − ‖p‖² loses.
    let rest = (1 - norm) * (1 + norm)
    guard rest > 0 else { throw .notPositiveDefinite(leadingMinor: order) }
    var alpha = rest.squareRoot()
    var rotations: [(cosine: Double, sine: Double)] = []
    for entry in p.reversed() {
      let length = Double.hypot(alpha, entry)
      rotations.append((alpha / length, entry / length))
      alpha = length
    }
    rotations.reverse()
    for i in 0..<order {
      var carried = 0.0
      for k in stride(from: i, through: 0, by: -1) {
        let (cosine, sine) = rotations[k]
        let entry = factors[i, k]
        factors[i, k] = cosine * entry - sine * carried
        carried = cosine * carried + sine * entry
      }
    }
  }
}
