public import LinearAlgebra

/// Reconciles forecasts with linear equations between them: the least change by the covariance of
/// their errors.
///
/// For C·x = d and errors of covariance W = L·Lᵀ it gives x − W·Cᵀ·(C·W·Cᵀ)⁻¹·(C·x − d), which has the
/// least trace of the error's covariance among all unbiased linear ways. Nothing is inverted and no
/// C·W·Cᵀ formed: with the QR factorisation (C·L)ᵀ = Q·R the change is L·Q·R⁻ᵀ·(C·x − d).
///
/// > Source: Wickramasuriya, Athanasopoulos & Hyndman (2019), "Optimal forecast reconciliation for
/// > hierarchical and grouped time series through trace minimization"; in the form with constraints of
/// > Di Fonzo & Girolimetto (2023).
public struct MinimumTrace: Sendable {
  private let constraints: Matrix
  private let free: [Int]
  /// L·Q, one column an equation.
  private let directions: Matrix
  private let r: Matrix
  private let norms: [Double]

  /// Prepares the equations.
  ///
  /// - Parameters:
  ///   - constraints: C, one row an equation, one column a figure.
  ///   - weights: the covariance of the figures' errors.
  /// - Throws: `.dependentConstraints` with the equations that say nothing of the free figures beyond
  ///   those before them; `.notFinite`.
  /// - Precondition: one column a figure of `weights`.
  /// - Complexity: O(equations · figures²).
  public init(_ constraints: Matrix, weights: ErrorWeights) throws(LinearAlgebraError) {
    precondition(constraints.columns == weights.count, "one column a figure")
    guard constraints.isFinite else { throw .notFinite }
    self.constraints = constraints
    free = weights.free
    let equations = constraints.rows
    // More equations than free figures: the first that is one too many.
    guard equations <= weights.free.count else {
      throw .dependentConstraints(indices: Array(weights.free.count..<equations))
    }
    let freeSlopes = constraints.selecting(columns: weights.free).transposed()
    var rows = weights.lower.transposedTimes(freeSlopes)
    // Equations in units of their own: one in cents must not look larger than one in billions.
    let norms = (0..<equations).map { j in rows.column(j).reduce(0) { max($0, abs($1)) } }
    var dependent = norms.indices.filter { norms[$0] == 0 }
    if !dependent.isEmpty { throw .dependentConstraints(indices: dependent) }
    for j in 0..<equations {
      for i in 0..<rows.rows { rows[i, j] /= norms[j] }
    }
    let factored = try QR(rows)
    let r = factored.r
    for j in 0..<equations {
      let length = (0...j).reduce(0.0) { $0 + r[$1, j] * r[$1, j] }.squareRoot()
      if abs(r[j, j]) <= Self.dependence * length { dependent.append(j) }
    }
    if !dependent.isEmpty { throw .dependentConstraints(indices: dependent) }
    self.norms = norms
    self.r = r
    directions = weights.lower * factored.q
  }

  /// The sine of the angle to the equations before it below which an equation repeats them.
  private static let dependence = 1e-10

  /// The figures moved so that the equations hold.
  ///
  /// - Parameters:
  ///   - figures: x.
  ///   - values: d, one an equation; zeros where it is left out.
  /// - Returns: all figures; held ones as they were, to the bit.
  /// - Precondition: one entry a figure.
  public func reconciled(_ figures: [Double], to values: [Double]? = nil) -> [Double] {
    var gaps = constraints * figures
    if let values { for index in gaps.indices { gaps[index] -= values[index] } }
    return moved(figures, closing: gaps)
  }

  /// The figures moved so that C·x falls by the gaps.
  ///
  /// - Precondition: one entry a figure, one gap an equation.
  public func moved(_ figures: [Double], closing gaps: [Double]) -> [Double] {
    precondition(gaps.count == constraints.rows, "one gap an equation")
    var steps = gaps
    for i in steps.indices {
      steps[i] /= norms[i]
      for k in 0..<i { steps[i] -= r[k, i] * steps[k] }
      steps[i] /= r[i, i]
    }
    let change = directions * steps
    var moved = figures
    for (place, index) in free.enumerated() { moved[index] -= change[place] }
    return moved
  }
}
