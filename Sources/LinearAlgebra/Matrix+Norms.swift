extension Matrix {
  /// The square root of the sum of squares, without overflow on the way.
  public var frobeniusNorm: Double { BLAS.norm(storage.span) }

  /// The largest absolute entry; 0 for an empty matrix.
  public var largestMagnitude: Double { storage.reduce(0) { max($0, abs($1)) } }

  /// Whether no entry is NaN or infinite.
  public var isFinite: Bool { storage.span.isFinite }
}

extension Span where Element == Double {
  /// Whether no entry is NaN or infinite.
  ///
  /// Works on bit patterns, where the comparison vectorises: a double is finite when its exponent
  /// field is not all ones.
  var isFinite: Bool {
    let exponent: UInt64 = 0x7FF0_0000_0000_0000
    var largest: UInt64 = 0
    for i in indices { largest = Swift.max(largest, self[i].bitPattern & exponent) }
    return largest < exponent
  }
}
