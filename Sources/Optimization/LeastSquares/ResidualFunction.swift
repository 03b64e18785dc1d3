public import ExtendedPrecision

/// A vector of residuals that depends on parameters, to be made small in the sum of squares.
///
/// Only `residual` is to be written, once for all kinds of arithmetic:
///
/// ```swift
/// struct Saturation: ResidualFunction {
///   let x: [Double], y: [Double]
///   let parameterCount = 2
///   var residualCount: Int { y.count }
///   func residual<S: DifferentiableScalar>(_ i: Int, _ b: Span<S>) -> S {
///     b[0] * (1 - S.exp(-b[1] * x[i])) - y[i]
///   }
/// }
/// ```
///
/// NaN or infinity says that the parameters are out of the domain; such steps are taken back.
public protocol ResidualFunction: Sendable {
  /// How many residuals there are, n.
  var residualCount: Int { get }
  /// How many parameters there are, p ≤ n.
  var parameterCount: Int { get }

  /// One residual, index from 0, for instance curve minus observation.
  func residual<Scalar: DifferentiableScalar>(_ index: Int, _ parameters: Span<Scalar>) -> Scalar

  /// All residuals. The default is made of `residual`.
  func evaluate(_ parameters: Span<Double>, residuals: inout MutableSpan<Double>)
  /// All residuals and their n × p Jacobian, column-major. The default is made of `residual` and
  /// ``Dual`` numbers.
  func linearize(
    _ parameters: Span<Double>, residuals: inout MutableSpan<Double>,
    jacobian: inout MutableSpan<Double>)
  /// The second derivative of all residuals along a direction. The default is made of `residual`
  /// and ``Jet`` numbers.
  func curvature(
    _ parameters: Span<Double>, along direction: Span<Double>,
    into result: inout MutableSpan<Double>)
  /// All residuals in double-double, each rounded only at its end. The default is made of `residual`.
  func evaluateExtended(
    _ parameters: Span<DoubleDouble>, residuals: inout MutableSpan<DoubleDouble>)
}

// The defaults are inlinable, so that they are compiled for the concrete type where it is declared.
extension ResidualFunction {
  /// All residuals.
  @inlinable
  public func evaluate(_ parameters: Span<Double>, residuals: inout MutableSpan<Double>) {
    for i in 0..<residualCount { residuals[i] = residual(i, parameters) }
  }

  /// All residuals and their Jacobian, eight columns at a time.
  @inlinable
  public func linearize(
    _ parameters: Span<Double>, residuals: inout MutableSpan<Double>,
    jacobian: inout MutableSpan<Double>
  ) {
    let n = residualCount
    for first in stride(from: 0, to: parameterCount, by: 8) {
      let width = min(8, parameterCount - first)
      var duals: [Dual] = []
      duals.reserveCapacity(parameterCount)
      for j in 0..<parameterCount {
        var dual = Dual(parameters[j])
        if j >= first, j < first + width { dual.tangents[j - first] = 1 }
        duals.append(dual)
      }
      for i in 0..<n {
        let result = residual(i, duals.span)
        residuals[i] = result.value
        for k in 0..<width { jacobian[(first + k) * n + i] = result.tangents[k] }
      }
    }
  }

  /// The second derivative of all residuals along a direction.
  @inlinable
  public func curvature(
    _ parameters: Span<Double>, along direction: Span<Double>,
    into result: inout MutableSpan<Double>
  ) {
    var jets: [Jet] = []
    jets.reserveCapacity(parameterCount)
    for j in 0..<parameterCount { jets.append(Jet(parameters[j], slope: direction[j])) }
    for i in 0..<residualCount { result[i] = residual(i, jets.span).curvature }
  }

  /// All residuals in double-double.
  @inlinable
  public func evaluateExtended(
    _ parameters: Span<DoubleDouble>, residuals: inout MutableSpan<DoubleDouble>
  ) {
    for i in 0..<residualCount { residuals[i] = residual(i, parameters) }
  }
}
