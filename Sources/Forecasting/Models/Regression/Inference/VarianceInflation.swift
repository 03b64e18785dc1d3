import ExtendedPrecision
import LinearAlgebra

/// How many times collinearity inflates the variance of each coefficient.
enum VarianceInflation {
  /// 1/(1 − R²) of each column on the others; nil for a constant column.
  static func all(
    _ data: RegressionData, _ solver: any FactoredDesign, hasConstant: Bool
  ) -> [Double?] {
    let variances = solver.unscaledVariances
    return data.columns.indices.map { j in
      let spread = GoodnessOfFit.sumOfSquares(
        of: data.design.column(j), data.weights, aroundMean: hasConstant
      ).rounded
      return spread > 0 && spread.isFinite ? variances[j] * spread : nil
    }
  }
}
