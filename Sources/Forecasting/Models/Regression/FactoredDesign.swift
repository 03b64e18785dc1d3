import LinearAlgebra

/// A design factored for least squares, in double precision or in double-double.
protocol FactoredDesign: Sendable {
  /// X, n × p, rounded to doubles.
  var design: Matrix { get }
  /// w, or nil where all observations weigh the same.
  var weights: [Double]? { get }
  /// W, p × p, with W·Wᵀ = (XᵀwX)⁻¹.
  var covarianceFactor: Matrix { get }
  /// The diagonal of (XᵀwX)⁻¹.
  var unscaledVariances: [Double] { get }
  /// The diagonal of the hat matrix.
  var leverage: [Double] { get }
  /// The ratio of the extreme singular values of X.
  func conditionNumber() throws(LinearAlgebraError) -> Double
  /// The same with columns of unit length.
  func scaledConditionNumber() throws(LinearAlgebraError) -> Double
  /// Coefficients and residuals of a response.
  func solve(_ response: [Double]) throws(LinearAlgebraError) -> LeastSquaresSolution
}

extension LeastSquares: FactoredDesign {}
extension RefinedLeastSquares: FactoredDesign {}

extension RegressionData {
  /// n·p² up to which designs are factored in double-double, at about a microsecond for a hundred.
  private static let refinementLimit = 1_000_000

  /// Factors the design: to the last digits unless it is large.
  ///
  /// - Throws: `.dependentTerms` with the names, where columns determine others; `.notRepresentable`
  ///   where entries leave the range of doubles.
  func factored() throws(FitError) -> any FactoredDesign {
    do {
      return count * columns.count * columns.count <= Self.refinementLimit
        ? try RefinedLeastSquares(extendedDesign, weights: weights)
        : try LeastSquares(design, weights: weights)
    } catch .rankDeficient(_, _, let dependent) {
      throw .dependentTerms(dependent.map { columns[$0].name })
    } catch .notFinite {
      throw .notRepresentable
    } catch {
      throw .linearAlgebra(error)
    }
  }
}
