import LinearAlgebra

/// Whether the columns of a design can add up to a constant, with an intercept or without: then R²
/// is measured around the mean.
enum ConstantSpan {
  static func contains(_ solver: any FactoredDesign) throws(FitError) -> Bool {
    let n = solver.design.rows
    do {
      let solution = try solver.solve([Double](repeating: 1, count: n))
      return solution.residuals.allSatisfy { abs($0) < 1e-9 }
    } catch {
      throw .linearAlgebra(error)
    }
  }
}
