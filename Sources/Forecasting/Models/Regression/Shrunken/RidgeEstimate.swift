import LinearAlgebra
import Optimization
import RealModule

/// The coefficients of a ridge regression, in units of the data's unit.
struct RidgeEstimate: Sendable {
  /// The fit to the standardised columns.
  let solution: RidgeSolution
  /// β of the columns as they are.
  let coefficients: [Double]
  /// G, with σ²·G·Gᵀ the covariance of ``coefficients`` under the prior.
  let root: Matrix
  /// The largest whole number in n less effective parameters, at least 1.
  let degreesOfFreedom: Int
  let standardErrors: [Double]

  /// Fits under a given penalty, or under the best.
  ///
  /// - Throws: `.notRepresentable`; `.dependentTerms` where a penalty of 0 leaves them open.
  init(
    _ data: RegressionData, penalty: Double?, criterion: PenaltyCriterion
  ) throws(FitError) {
    let scales = data.columns.indices.map { j in
      data.columns[j] == .intercept ? 1 : Self.spread(data.design.column(j), data.formula)
    }
    var design = data.design
    for (j, scale) in scales.enumerated() {
      design.withMutableColumn(j) { column in
        for i in column.indices { column[i] /= scale }
      }
    }
    let free = data.columns.indices.filter { data.columns[$0] == .intercept }
    let response = data.response.map { $0 / data.unit }
    do {
      let ridge = try Ridge(design, unpenalized: free)
      let chosen: Double
      if let penalty {
        chosen = penalty
      } else {
        chosen = try Self.best(ridge, response, criterion)
      }
      solution = try ridge.solve(response, penalty: chosen)
      // (XᵀX + λI)⁻¹ is that of the design with √λ below every penalised column.
      var prior = Matrix(rows: design.columns, columns: design.columns)
      for j in 0..<design.columns where !free.contains(j) { prior[j, j] = chosen.squareRoot() }
      root = try LeastSquares(design.joined(rows: prior)).covarianceFactor.dividingRows(by: scales)
    } catch .rankDeficient(_, _, let dependent) {
      throw .dependentTerms(dependent.map { data.columns[$0].name })
    } catch .notFinite {
      throw .notRepresentable
    } catch {
      throw .linearAlgebra(error)
    }
    coefficients = zip(solution.coefficients, scales).map { $0 / $1 }
    degreesOfFreedom = max(
      1, Int((Double(data.count) - solution.effectiveDegreesOfFreedom + 1e-9).rounded(.down)))
    let sigma = (solution.residualSumOfSquares / Double(degreesOfFreedom)).squareRoot()
    let factor = root
    standardErrors = (0..<factor.rows).map { sigma * factor.row($0).euclideanLength }
  }

  /// The standard deviation of a column around its mean, or around 0 without an intercept; 1 for a
  /// column that does not vary.
  private static func spread(_ column: [Double], _ formula: Formula) -> Double {
    let largest = column.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return 1 }
    let n = Double(column.count)
    let mean = formula.hasIntercept ? column.reduce(0) { $0 + $1 / largest } / n : 0
    let squares = column.reduce(0) { sum, x in
      sum + (x / largest - mean) * (x / largest - mean)
    }
    let spread = (squares / n).squareRoot()
    return spread > 1e-14 ? spread * largest : 1
  }

  /// The penalty of the smallest criterion: the best of a grid from n·10⁻⁸ to n·10⁶, then Brent's
  /// method around it.
  private static func best(
    _ ridge: Ridge, _ response: [Double], _ criterion: PenaltyCriterion
  ) throws(LinearAlgebraError) -> Double {
    let n = Double(response.count)
    func loss(_ logPenalty: Double) -> Double {
      guard let fit = try? ridge.solve(response, penalty: n * Double.exp(logPenalty)) else {
        return .infinity
      }
      switch criterion {
      case .leaveOneOut: return fit.leaveOneOutErrors.reduce(0) { $0 + $1 * $1 }
      case .generalized:
        let rest = 1 - fit.effectiveDegreesOfFreedom / n
        return fit.residualSumOfSquares / (rest * rest)
      }
    }
    let grid = stride(from: -8.0, through: 6, by: 0.25).map { $0 * Double.log(10) }
    let losses = grid.map(loss)
    let finite = grid.indices.filter { losses[$0].isFinite }
    guard let lowest = finite.min(by: { losses[$0] < losses[$1] }) else { throw .notFinite }
    guard lowest > 0, lowest < grid.count - 1 else { return n * Double.exp(grid[lowest]) }
    let search = BrentMinimum().minimize(in: grid[lowest - 1]...grid[lowest + 1], loss)
    guard case .success(let minimum) = search else { return n * Double.exp(grid[lowest]) }
    // A minimum is flat: its last digits are rounding errors, which must not reach a forecast.
    let step = Double.log(10) / 256
    return n * Double.exp((minimum.point[0] / step).rounded() * step)
  }
}

extension Matrix {
  /// Row i divided by the i-th scale.
  fileprivate func dividingRows(by scales: [Double]) -> Matrix {
    var result = self
    for j in 0..<columns {
      for i in 0..<rows { result[i, j] /= scales[i] }
    }
    return result
  }
}
