/// The triangle R of the QR factorisation of three columns: the covariance is σ²(RᵀR)⁻¹.
struct CovarianceFactor: Sendable, Hashable, Codable {
  private var r11 = 0.0
  private var r12 = 0.0
  private var r13 = 0.0
  private var r22 = 0.0
  private var r23 = 0.0
  private var r33 = 0.0

  /// Takes in one row by Givens rotations.
  mutating func add(_ a: Double, _ b: Double, _ c: Double) {
    let (cos1, sin1, length1) = Self.rotation(r11, a)
    let b1 = cos1 * b - sin1 * r12
    let c1 = cos1 * c - sin1 * r13
    r12 = cos1 * r12 + sin1 * b
    r13 = cos1 * r13 + sin1 * c
    r11 = length1
    let (cos2, sin2, length2) = Self.rotation(r22, b1)
    let c2 = cos2 * c1 - sin2 * r23
    r23 = cos2 * r23 + sin2 * c1
    r22 = length2
    r33 = (r33 * r33 + c2 * c2).squareRoot()
  }

  private static func rotation(_ x: Double, _ y: Double) -> (Double, Double, Double) {
    let length = (x * x + y * y).squareRoot()
    return length == 0 ? (1, 0, 0) : (x / length, y / length, length)
  }

  /// R⁻ᵀg: independent standard normals times this are the deviation of gᵀβ.
  ///
  /// A column that the data do not determine is left out.
  func loadings(_ a: Double, _ b: Double, _ c: Double) -> SIMD3<Double> {
    let x = r11 == 0 ? 0 : a / r11
    let y = r22 == 0 ? 0 : (b - r12 * x) / r22
    let z = r33 == 0 ? 0 : (c - r13 * x - r23 * y) / r33
    return SIMD3(x, y, z)
  }

  /// The standard deviation of gᵀβ in units of σ.
  func deviation(_ a: Double, _ b: Double, _ c: Double) -> Double {
    let loadings = loadings(a, b, c)
    return (loadings * loadings).sum().squareRoot()
  }
}
