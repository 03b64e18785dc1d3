extension [Double] {
  /// √Σx², for short vectors whose squares neither over- nor underflow.
  var euclideanLength: Double { reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
