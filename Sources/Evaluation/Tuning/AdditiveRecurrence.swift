import RealModule

/// Points that fill the unit cube evenly, each new one in the largest hole that is left.
///
/// Coordinate j of point n is the fraction of ½ + n·φ⁻ʲ, with φ the positive root of
/// φᵈ⁺¹ = φ + 1.
///
/// > Source: Kronecker's sequence with the generalised golden ratio, Roberts (2018), "The
/// > unreasonable effectiveness of quasirandom sequences".
struct AdditiveRecurrence: Sendable, Hashable {
  private let steps: [Double]

  /// The sequence in so many dimensions.
  init(dimensions: Int) {
    var ratio = 2.0
    // The fixed point of a contraction: 40 rounds leave nothing in double precision.
    for _ in 0..<40 { ratio = Double.pow(1 + ratio, 1 / Double(dimensions + 1)) }
    steps = (0..<dimensions).map { Double.pow(1 / ratio, Double($0 + 1)) }
  }

  /// Point `index` from 0, each coordinate from 0 to below 1.
  func point(_ index: Int) -> [Double] {
    steps.map { step in
      let value = 0.5 + Double(index) * step
      return value - value.rounded(.down)
    }
  }
}
