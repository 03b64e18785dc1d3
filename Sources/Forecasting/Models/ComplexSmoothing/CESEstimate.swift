import LinearAlgebra
import RealModule

/// Initial states of least squares for given smoothing parameters, and what they leave.
///
/// The errors are linear in the initial states: their loadings are the errors of zeros from unit
/// states, and a QR factorisation gives states, sum of squares and covariance.
struct CESEstimate: Sendable {
  let parameters: CESParameters
  let initial: [Double]
  /// R of the loadings, order of the initial states.
  let triangle: Matrix
  let squares: Double
  /// ½ ln det of the loadings' squares: what integrating the initial states out costs.
  let logVolume: Double
  /// Errors less the states that they determine.
  let freedom: Int

  /// A state is undetermined below this part of the largest.
  private static let tolerance = 1e-9

  /// Nil where the parameters are not stable or a number overflows.
  ///
  /// - Complexity: O(n·k²) for k states.
  init?(_ form: CESForm, _ parameters: CESParameters, _ values: [Double?]) {
    guard form.isStable(parameters) else { return nil }
    let k = form.stateCount
    var columns: [[Double]] = []
    let zeros = values.map { $0.map { _ in 0.0 } }
    for j in 0..<k {
      var unit = [Double](repeating: 0, count: k)
      unit[j] = 1
      var state = CESState(form, parameters, initial: unit)
      columns.append(state.errors(zeros))
    }
    var state = CESState(form, parameters, initial: [Double](repeating: 0, count: k))
    columns.append(state.errors(values))
    let rows = columns[0].count
    guard rows > k, let r = try? QR(Matrix(columns: columns)).r else { return nil }
    var solution = [Double](repeating: 0, count: k)
    var largest = 0.0
    for j in 0..<k { largest = max(largest, abs(r[j, j])) }
    var rest = r[k, k] * r[k, k]
    var rank = 0
    var volume = 0.0
    for i in (0..<k).reversed() {
      // Errors are those of zero states plus loadings times states.
      var right = -r[i, k]
      for j in i + 1..<max(i + 1, k) { right -= r[i, j] * solution[j] }
      if abs(r[i, i]) > Self.tolerance * largest {
        solution[i] = right / r[i, i]
        rank += 1
        volume += Double.log(abs(r[i, i]))
      } else {
        rest += right * right
      }
    }
    guard solution.allSatisfy(\.isFinite), rest.isFinite else { return nil }
    self.parameters = parameters
    initial = solution
    triangle = r.selecting(rows: Array(0..<k)).selecting(columns: Array(0..<k))
    squares = rest
    logVolume = volume
    freedom = rows - rank
  }

  /// R⁻ᵀg: independent standard normals times this are the deviation of gᵀx, in units of σ.
  func loadings(_ g: [Double]) -> [Double] {
    var largest = 0.0
    for j in g.indices { largest = max(largest, abs(triangle[j, j])) }
    var result = [Double](repeating: 0, count: g.count)
    for i in g.indices {
      var rest = g[i]
      for j in 0..<i { rest -= triangle[j, i] * result[j] }
      result[i] = abs(triangle[i, i]) > Self.tolerance * largest ? rest / triangle[i, i] : 0
    }
    return result
  }
}
