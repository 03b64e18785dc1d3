import LinearAlgebra
import TimeSeries

extension RegressionData {
  /// The rows of a table that can be used.
  ///
  /// - Parameters:
  ///   - freedom: how many more rows than columns there have to be.
  ///   - leastRows: how many rows there have to be, in place of that.
  /// - Precondition: the design has no faults.
  /// - Throws: `.tooShort`.
  init(_ table: TableDesign, freedom: Int = 1, leastRows: Int? = nil) throws(FitError) {
    precondition(table.faults.isEmpty, "a table with faults has no regression")
    let required = leastRows ?? table.columns.count + freedom
    guard table.places.count >= required else {
      throw .tooShort(observations: table.places.count, required: required)
    }
    formula = table.formula
    columns = table.columns
    name = table.formula.response.nameInTerms
    origin = table.periods[0]
    // Rows by their distance from the first, since a table may skip periods.
    places = table.places.map { table.periods[0].distance(to: table.periods[$0]) }
    lost = 0
    leftOut = table.omissions.count
    let link = table.formula.response.link
    response = table.observed.map(link.apply)
    logSlopes = table.observed.reduce(0) { $0 + link.logSlope(at: $1) }
    let rows = table.rows
    extendedDesign = ExtendedMatrix(columns: columns.indices.map { j in rows.map { $0[j] } })
    design = extendedDesign.rounded
    weights = table.weights
  }

  /// The first period between two rows that has no row itself; nil where rows are consecutive.
  var firstGap: Period? {
    zip(places, places.dropFirst()).first { $1 != $0 + 1 }.map { origin.advanced(by: $0.0 + 1) }
  }
}
