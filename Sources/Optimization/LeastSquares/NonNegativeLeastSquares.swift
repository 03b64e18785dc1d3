public import LinearAlgebra

/// Least squares with coefficients that are not negative.
///
/// > Source: Lawson & Hanson (1974), "Solving least squares problems", chapter 23; every subproblem
/// > by pivoted QR, never by normal equations.
public struct NonNegativeLeastSquares: Sendable {
  /// The coefficients and what is left.
  public struct Solution: Sendable, Hashable {
    /// The coefficients, none negative; exactly 0 where the bound holds.
    public let coefficients: [Double]
    /// y − Xβ.
    public let residuals: [Double]
    /// The sum of squared residuals.
    public var sumOfSquares: Double { residuals.reduce(0) { $0.addingProduct($1, $1) } }
  }

  /// Changes of the set of positive coefficients allowed, as a multiple of the number of columns.
  public var changesPerColumn: Int

  /// A solver with this limit.
  public init(changesPerColumn: Int = 10) { self.changesPerColumn = changesPerColumn }

  /// Minimises ‖y − Xβ‖ over β ≥ 0.
  ///
  /// Among columns that depend on each other, the first that helps is used.
  ///
  /// - Parameters:
  ///   - design: X, n × p.
  ///   - response: y, length n.
  /// - Returns: the solution; `.notFiniteAtStart` for NaN or infinite data; `.noConvergence` at the
  ///   limit, which rounding alone can bring about.
  /// - Complexity: O(n·p²) a change.
  public func minimize(
    _ design: Matrix, _ response: [Double]
  ) -> Result<Solution, OptimizationError> {
    precondition(response.count == design.rows, "one response a row")
    guard response.allSatisfy(\.isFinite), design.entries.allSatisfy(\.isFinite) else {
      return .failure(.notFiniteAtStart)
    }
    var set = PositiveSet(design, response)
    var changes = 0
    while let entering = set.steepest() {
      changes += 1
      guard changes <= changesPerColumn * design.columns else {
        return .failure(.noConvergence(evaluations: changes))
      }
      set.admit(entering)
    }
    return .success(Solution(coefficients: set.coefficients, residuals: set.residuals))
  }
}

/// The columns with positive coefficients, and those set aside as dependent.
private struct PositiveSet {
  private let design: Matrix
  private let response: [Double]
  private let norms: [Double]
  private var positive: [Int] = []
  /// Columns that would not keep a positive coefficient if they entered now.
  private var refused: Set<Int> = []
  private(set) var coefficients: [Double]
  private(set) var residuals: [Double]

  init(_ design: Matrix, _ response: [Double]) {
    self.design = design
    self.response = response
    norms = (0..<design.columns).map { LinearizedSystem.norm(design.column($0)) }
    coefficients = Array(repeating: 0, count: design.columns)
    residuals = response
  }

  /// The column outside the set that makes the smallest angle with the residuals; nil where no
  /// column could lower them.
  func steepest() -> Int? {
    let size = LinearizedSystem.norm(response)
    var best: (column: Int, cosine: Double)?
    for j in 0..<design.columns where norms[j] > 0 && !positive.contains(j) && !refused.contains(j)
    {
      let product = design.withColumn(j) { column in
        var sum = 0.0
        for i in 0..<residuals.count { sum += column[i] * residuals[i] }
        return sum
      }
      let cosine = product / norms[j]
      if cosine > 1e-14 * Double(residuals.count) * size, cosine > best?.cosine ?? 0 {
        best = (j, cosine)
      }
    }
    return best?.column
  }

  /// Lets a column in, and those out whose coefficients would turn negative.
  mutating func admit(_ column: Int) {
    positive.append(column)
    var isFirst = true
    while !positive.isEmpty {
      guard let solution = subproblem() else {
        // Dependent on the set: of no use as long as the set stays.
        positive.removeAll { $0 == column }
        refused.insert(column)
        return
      }
      let entering = positive.firstIndex(of: column).map { solution[$0] } ?? 1
      if isFirst, entering <= 0 {
        // Rounding made it look useful.
        positive.removeLast()
        refused.insert(column)
        return
      }
      isFirst = false
      let negative = positive.indices.filter { solution[$0] <= 0 }
      if negative.isEmpty {
        for (k, j) in positive.enumerated() { coefficients[j] = solution[k] }
        refused.removeAll()
        break
      }
      // As far towards the solution as all stay positive.
      let share = negative.reduce(1.0) { share, k in
        let old = coefficients[positive[k]]
        return min(share, old / (old - solution[k]))
      }
      for (k, j) in positive.enumerated() {
        coefficients[j] += share * (solution[k] - coefficients[j])
      }
      let smallest = negative.min { coefficients[positive[$0]] < coefficients[positive[$1]] }
      positive = positive.indices.filter { k in
        let leaves = k == smallest || (negative.contains(k) && coefficients[positive[k]] <= 0)
        if leaves { coefficients[positive[k]] = 0 }
        return !leaves
      }.map { positive[$0] }
    }
    updateResiduals()
  }

  /// Least squares on the columns of the set; nil where they are dependent.
  private func subproblem() -> [Double]? {
    try? LeastSquares(design.selecting(columns: positive)).solve(response).coefficients
  }

  private mutating func updateResiduals() {
    residuals = response
    for j in positive {
      design.withColumn(j) { column in
        for i in 0..<residuals.count { residuals[i] -= coefficients[j] * column[i] }
      }
    }
  }
}
