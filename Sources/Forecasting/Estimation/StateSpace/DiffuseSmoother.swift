import LinearAlgebra

/// States given all observations, with the exact diffuse start.
///
/// > Source: Koopman (1997); Durbin & Koopman (2012), §4.4 and §5.3.
struct DiffuseSmoother {
  /// A state: its mean, and its covariance in units of the scale.
  struct State {
    let mean: [Double]
    let covariance: Matrix

    /// wᵀα and its variance.
    func combination(_ w: [Double]) -> (mean: Double, variance: Double) {
      let column = covariance * w
      var result = (mean: 0.0, variance: 0.0)
      for i in w.indices {
        result.mean += w[i] * mean[i]
        result.variance += w[i] * column[i]
      }
      return (result.mean, max(0, result.variance))
    }
  }

  /// A period of the forward pass: the filter before the observation, Z, and the innovation.
  private struct Step {
    let filter: DiffuseFilter
    let z: [Double]
    let innovation: DiffuseFilter.Innovation?
  }

  private let transition: Matrix
  // r and N of the recursion: by 1, κ⁻¹ and κ⁻².
  private var r0: [Double]
  private var r1: [Double]
  private var n0: Matrix
  private var n1: Matrix
  private var n2: Matrix

  /// The states before each observation, one a period.
  ///
  /// - Parameters:
  ///   - values: the observations; nil is a gap.
  ///   - rows: Z in each period, or one for all.
  /// - Complexity: O(n·m³).
  static func states(_ system: StateSpace, _ values: [Double?], rows: [[Double]]) -> [State] {
    var filter = DiffuseFilter(system)
    var steps: [Step] = []
    for t in values.indices {
      let z = rows.count == 1 ? rows[0] : rows[t]
      let before = filter
      let innovation = values[t].flatMap { filter.observe($0, z) }
      steps.append(Step(filter: before, z: z, innovation: innovation))
      filter.advance()
    }
    var smoother = DiffuseSmoother(system)
    var states: [State] = []
    for step in steps.reversed() { states.append(smoother.goBack(over: step)) }
    return states.reversed()
  }

  private init(_ system: StateSpace) {
    let m = system.order
    var transition = Matrix(rows: m, columns: m)
    for entry in system.transition { transition[entry.row, entry.column] += entry.value }
    self.transition = transition
    r0 = [Double](repeating: 0, count: m)
    r1 = r0
    n0 = Matrix(rows: m, columns: m)
    n1 = n0
    n2 = n0
  }

  private mutating func goBack(over step: Step) -> State {
    let m = r0.count
    // Both are symmetric: row after row is column after column.
    let finite = Matrix(rows: m, columns: m, columnMajor: step.filter.covariance)
    let isDiffuse = step.filter.diffuseRank > 0
    let diffuse =
      isDiffuse ? Matrix(rows: m, columns: m, columnMajor: step.filter.diffuse) : nil
    take(step, finite, diffuse)
    var mean = step.filter.mean
    let finitePart = finite * r0
    for i in 0..<m { mean[i] += finitePart[i] }
    var covariance = finite - finite * n0 * finite
    if let diffuse {
      let diffusePart = diffuse * r1
      for i in 0..<m { mean[i] += diffusePart[i] }
      let cross = diffuse * n1 * finite
      covariance = covariance - cross - cross.transposed() - diffuse * n2 * diffuse
    }
    return State(mean: mean, covariance: covariance)
  }

  /// Carries r and N from after a period to before it.
  private mutating func take(_ step: Step, _ finite: Matrix, _ diffuse: Matrix?) {
    let z = step.z
    guard let innovation = step.innovation else {
      propagate(transition, diffuseBy: transition)
      return
    }
    let (error, variance) = (innovation.error, innovation.variance)
    let column = finite * z
    guard innovation.isDiffuse, let diffuse else {
      propagate(retained(column.map { $0 / variance }, z), diffuseBy: transition)
      for i in z.indices { r0[i] += z[i] * error / variance }
      n0 += outer(z, 1 / variance)
      return
    }
    var total = step.filter.system.irregular
    for i in z.indices { total += z[i] * column[i] }
    let direction = diffuse * z
    let main = retained(direction.map { $0 / variance }, z)
    var side = Matrix(rows: z.count, columns: z.count)
    for i in z.indices {
      let gain = column[i] / variance - direction[i] * (total / (variance * variance))
      for j in z.indices { side[i, j] = -gain * z[j] }
    }
    let cross = transition * side
    r1 = sum(main.transposedTimes(r1), cross.transposedTimes(r0))
    for i in z.indices { r1[i] += z[i] * error / variance }
    let mixed = main.transposedTimes(n1 * cross)
    n2 =
      main.transposedTimes(n2 * main) + mixed + mixed.transposed()
      + cross.transposedTimes(n0 * cross) + outer(z, -total / (variance * variance))
    n1 =
      main.transposedTimes(n1 * main) + cross.transposedTimes(n0 * main) + outer(z, 1 / variance)
    r0 = main.transposedTimes(r0)
    n0 = main.transposedTimes(n0 * main)
  }

  /// T(I − kZ).
  private func retained(_ gain: [Double], _ z: [Double]) -> Matrix {
    var rest = Matrix.identity(z.count)
    for i in z.indices {
      for j in z.indices { rest[i, j] -= gain[i] * z[j] }
    }
    return transition * rest
  }

  private mutating func propagate(_ main: Matrix, diffuseBy other: Matrix) {
    r0 = main.transposedTimes(r0)
    r1 = other.transposedTimes(r1)
    n0 = main.transposedTimes(n0 * main)
    n1 = other.transposedTimes(n1 * main)
    n2 = other.transposedTimes(n2 * other)
  }

  private func sum(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }

  /// c·zᵀz.
  private func outer(_ z: [Double], _ factor: Double) -> Matrix {
    var result = Matrix(rows: z.count, columns: z.count)
    for i in z.indices {
      for j in z.indices { result[i, j] = factor * z[i] * z[j] }
    }
    return result
  }
}
