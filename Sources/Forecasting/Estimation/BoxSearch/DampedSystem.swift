/// The normal equations of a quadratic under eight dampings, one a lane.
///
/// A coordinate that is fixed, or that moves nothing, has an identity row.
struct DampedSystem {
  typealias Lanes = SIMD8<Double>
  typealias Mask = BoxPoints.Mask

  private let dimension: Int
  private let gradient: BoxPoint
  private let mixed: SIMD8<Double>
  private var diagonal: (Lanes, Lanes, Lanes, Lanes)
  private var isFixed: (Mask, Mask, Mask, Mask)

  init(_ quadratic: BoxQuadratic, damping: Lanes) {
    dimension = quadratic.dimension
    gradient = quadratic.gradient
    mixed = quadratic.mixed
    let curvature = quadratic.curvature
    let isIdle = (curvature .== 0) .& (gradient .== 0)
    func raised(_ i: Int) -> Lanes { curvature[i] + damping * abs(curvature[i]) }
    diagonal = (raised(0), raised(1), raised(2), raised(3))
    isFixed = (
      Mask(repeating: isIdle[0]), Mask(repeating: isIdle[1]), Mask(repeating: isIdle[2]),
      Mask(repeating: isIdle[3])
    )
  }

  /// Stops a coordinate in some lanes.
  mutating func fix(_ i: Int, where lanes: Mask) {
    switch i {
    case 0: isFixed.0 = isFixed.0 .| lanes
    case 1: isFixed.1 = isFixed.1 .| lanes
    case 2: isFixed.2 = isFixed.2 .| lanes
    default: isFixed.3 = isFixed.3 .| lanes
    }
  }

  /// The minimum of the free coordinates by LDLᵀ, fixed ones staying at a step.
  func minimum(at step: BoxPoints) -> (point: BoxPoints, isDefinite: Mask) {
    var result = BoxPoints(repeating: .zero)
    let d0 = diagonal.0.replacing(with: 1, where: isFixed.0)
    var isDefinite = d0 .> 0
    var right0 = Lanes(repeating: -gradient[0])
    guard dimension > 1 else {
      result[0] = right0.replacing(with: step[0], where: isFixed.0) / d0
      return (result, isDefinite .& result.isFinite)
    }
    // What fixed coordinates do to the others goes to the right-hand side.
    var right1 = Lanes(repeating: -gradient[1])
    let h01 = coupling(mixed[0], step, 0, 1, &right0, &right1)
    var right2 = Lanes(repeating: -gradient[2])
    var right3 = Lanes(repeating: -gradient[3])
    var (h02, h12, h03, h13, h23) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
    if dimension > 2 {
      h02 = coupling(mixed[1], step, 0, 2, &right0, &right2)
      h12 = coupling(mixed[2], step, 1, 2, &right1, &right2)
    }
    if dimension > 3 {
      h03 = coupling(mixed[3], step, 0, 3, &right0, &right3)
      h13 = coupling(mixed[4], step, 1, 3, &right1, &right3)
      h23 = coupling(mixed[5], step, 2, 3, &right2, &right3)
    }
    right0.replace(with: step[0], where: isFixed.0)
    right1.replace(with: step[1], where: isFixed.1)
    let own1 = diagonal.1.replacing(with: 1, where: isFixed.1)
    let l10 = h01 / d0
    let d1 = own1 - l10 * h01
    isDefinite = isDefinite .& (d1 .> 1e-12 * own1)
    let z1 = right1 - l10 * right0
    guard dimension > 2 else {
      let x1 = z1 / d1
      result[1] = x1
      result[0] = right0 / d0 - l10 * x1
      return (result, isDefinite .& result.isFinite)
    }
    right2.replace(with: step[2], where: isFixed.2)
    let own2 = diagonal.2.replacing(with: 1, where: isFixed.2)
    let l20 = h02 / d0
    let l21 = (h12 - l20 * h01) / d1
    let d2 = own2 - l20 * h02 - l21 * l21 * d1
    isDefinite = isDefinite .& (d2 .> 1e-12 * own2)
    let z2 = right2 - l20 * right0 - l21 * z1
    var (x2, x3, l30, l31) = (z2 / d2, Lanes.zero, Lanes.zero, Lanes.zero)
    if dimension > 3 {
      right3.replace(with: step[3], where: isFixed.3)
      let own3 = diagonal.3.replacing(with: 1, where: isFixed.3)
      l30 = h03 / d0
      l31 = (h13 - l30 * h01) / d1
      let l32 = (h23 - l30 * h02 - l31 * l21 * d1) / d2
      let d3 = own3 - l30 * h03 - l31 * l31 * d1 - l32 * l32 * d2
      isDefinite = isDefinite .& (d3 .> 1e-12 * own3)
      x3 = (right3 - l30 * right0 - l31 * z1 - l32 * z2) / d3
      x2 = z2 / d2 - l32 * x3
      result[3] = x3
    }
    let x1 = z1 / d1 - l21 * x2 - l31 * x3
    result[2] = x2
    result[1] = x1
    result[0] = right0 / d0 - l10 * x1 - l20 * x2 - l30 * x3
    return (result, isDefinite .& result.isFinite)
  }

  /// The entry for a pair of coordinates; 0 where one is fixed, which moves the other's right-hand side.
  @inline(__always)
  private func coupling(
    _ entry: Double, _ step: BoxPoints, _ i: Int, _ j: Int, _ rightI: inout Lanes,
    _ rightJ: inout Lanes
  ) -> Lanes {
    let (fixedI, fixedJ) = (fixed(i), fixed(j))
    rightJ.replace(with: rightJ - step[i] * entry, where: fixedI)
    rightI.replace(with: rightI - step[j] * entry, where: fixedJ)
    return Lanes(repeating: entry).replacing(with: 0, where: fixedI .| fixedJ)
  }

  @inline(__always)
  private func fixed(_ i: Int) -> Mask {
    switch i {
    case 0: isFixed.0
    case 1: isFixed.1
    case 2: isFixed.2
    default: isFixed.3
    }
  }
}
