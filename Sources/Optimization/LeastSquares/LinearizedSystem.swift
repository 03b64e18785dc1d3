import LinearAlgebra

/// One linear least-squares problem min ‖Jδ + r‖ of a nonlinear one, factored for many dampings.
///
/// Columns are scaled by D, so that damping does not depend on the units of the parameters. Works on
/// J = Q·R alone; JᵀJ is never formed.
///
/// > Source: Moré (1978), "The Levenberg-Marquardt algorithm: implementation and theory".
struct LinearizedSystem {
  private let factors: PivotedQR
  private let r: Matrix
  private let rank: Int
  /// The first p entries of Qᵀr.
  private let projected: [Double]
  private let residualNorm: Double
  private let n: Int
  private let p: Int

  /// - Throws: `.notFinite` where the Jacobian is not.
  init(
    jacobian: [Double], residuals: [Double], scale: [Double]
  ) throws(LinearAlgebraError) {
    n = residuals.count
    p = scale.count
    var scaled = jacobian
    for j in 0..<p {
      for i in 0..<n { scaled[j * n + i] /= scale[j] }
    }
    factors = try PivotedQR(Matrix(rows: n, columns: p, columnMajor: scaled))
    r = factors.r
    rank = factors.rank()
    var rotated = residuals
    var span = rotated.mutableSpan
    factors.applyQTransposed(to: &span)
    residualNorm = Self.norm(rotated)
    projected = Array(rotated[..<p])
  }

  /// The part of the residuals that a step could remove: the cosine of the angle between the
  /// residuals and the tangent plane.
  var relativeOffset: Double {
    residualNorm == 0 ? 0 : Self.norm(projected.span.extracting(..<rank)) / residualNorm
  }

  /// The undamped step, in scaled parameters; nil where the Jacobian has not full rank.
  func gaussNewtonStep() -> [Double]? {
    guard rank == p else { return nil }
    var step = projected.map { -$0 }
    for i in (0..<p).reversed() {
      for j in (i + 1)..<max(p, i + 1) { step[i] -= r[i, j] * step[j] }
      step[i] /= r[i, i]
    }
    return step.allSatisfy(\.isFinite) ? unpermuted(step) : nil
  }

  /// The factorisation of [R; √λ I].
  func damped(_ lambda: Double) -> DampedSystem? {
    var stacked = Matrix(rows: 2 * p, columns: p)
    for j in 0..<p {
      for i in 0...j { stacked[i, j] = r[i, j] }
      stacked[p + j, j] = lambda.squareRoot()
    }
    guard let qr = try? QR(stacked) else { return nil }
    return DampedSystem(factors: qr, r: qr.r, p: p)
  }

  /// Entries in the order of the parameters, from that of R's columns.
  private func unpermuted(_ step: [Double]) -> [Double] {
    var result = step
    for (position, index) in factors.permutation.enumerated() { result[index] = step[position] }
    return result
  }

  /// The first p entries of Qᵀv.
  private func project(_ vector: [Double]) -> [Double] {
    var rotated = vector
    var span = rotated.mutableSpan
    factors.applyQTransposed(to: &span)
    return Array(rotated[..<p])
  }

  /// The damped step against the residuals, in scaled parameters.
  func step(_ system: DampedSystem) -> [Double] { unpermuted(system.solve(projected)) }

  /// The damped step against another vector, in scaled parameters.
  func step(_ system: DampedSystem, against vector: [Double]) -> [Double] {
    unpermuted(system.solve(project(vector)))
  }

  /// ‖r‖² − ‖r + Jδ‖², plus what damping adds, for a damped step.
  func predictedReduction(_ step: [Double], lambda: Double) -> Double {
    var moved = 0.0
    for i in 0..<p {
      var sum = 0.0
      for j in i..<p { sum += r[i, j] * step[factors.permutation[j]] }
      moved += sum * sum
    }
    let length = Self.norm(step)
    return moved + 2 * lambda * length * length
  }

  static func norm(_ vector: Span<Double>) -> Double {
    var sum = 0.0
    for i in 0..<vector.count { sum += vector[i] * vector[i] }
    return sum.squareRoot()
  }

  static func norm(_ vector: [Double]) -> Double { norm(vector.span) }
}

/// The triangular system of one damping.
struct DampedSystem {
  fileprivate let factors: QR
  fileprivate let r: Matrix
  fileprivate let p: Int

  /// Minimises ‖R z + b‖² + λ‖z‖².
  func solve(_ b: [Double]) -> [Double] {
    var extended = b.map { -$0 } + [Double](repeating: 0, count: p)
    var span = extended.mutableSpan
    factors.applyQTransposed(to: &span)
    var z = Array(extended[..<p])
    for i in (0..<p).reversed() {
      for j in (i + 1)..<max(p, i + 1) { z[i] -= r[i, j] * z[j] }
      z[i] /= r[i, i]
    }
    return z
  }
}
