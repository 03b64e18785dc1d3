import LinearAlgebra
import TimeSeries

/// A series with its regressors, differenced: what a likelihood is computed from.
///
/// Columns are, in order, one for each filled place (a free value, so that the place says nothing),
/// the constant's, the regressors', and the response. All are counted in powers of two of their own,
/// so that no square over- or underflows.
struct ARIMAData: Sendable {
  let order: ARIMAOrder
  /// Columns before the response.
  let coefficients: Int
  /// How many of them stand for filled places.
  let filled: Int
  /// The values by rows, before and after differencing.
  let levels: [Double]
  let differenced: [Double]
  /// What a column's values have been multiplied by; the last is the response's.
  let units: [Double]

  /// Rows before and after differencing.
  let count: Int
  let rows: Int

  /// Differences that are observed.
  var observed: Int { rows - filled }
  /// Columns, the response included.
  var width: Int { coefficients + 1 }

  /// - Parameters:
  ///   - order: only its differences and constant matter.
  ///   - regressors: values over the periods of the series, one array a regressor.
  init(
    _ order: ARIMAOrder, values: [Double], filledIndices: [Int], regressors: [[Double]]
  ) {
    self.order = order
    count = values.count
    rows = max(0, count - order.lost)
    filled = filledIndices.count
    var columns = filledIndices.map { index in
      var dummy = [Double](repeating: 0, count: values.count)
      dummy[index] = 1
      return dummy
    }
    if order.hasConstant { columns.append(Self.constant(order, count)) }
    columns += regressors
    columns.append(values)
    coefficients = columns.count - 1
    var levels = [Double](repeating: 0, count: count * columns.count)
    var differenced = [Double](repeating: 0, count: rows * columns.count)
    var units: [Double] = []
    for (j, column) in columns.enumerated() {
      let changes = order.differenced(column)
      let size = max(Self.magnitude(changes), 0x1p-60 * Self.magnitude(column))
      let exponent = size > 0 ? -max(-1000, min(1000, Int(size.exponent))) : 0
      let unit = j < filled ? 1 : Double(sign: .plus, exponent: exponent, significand: 1)
      units.append(unit)
      for t in column.indices { levels[t * columns.count + j] = unit * column[t] }
      for t in changes.indices { differenced[t * columns.count + j] = unit * changes[t] }
    }
    self.levels = levels
    self.differenced = differenced
    self.units = units
  }

  /// The constant's column: 1 for a mean, the time for a drift.
  private static func constant(_ order: ARIMAOrder, _ count: Int) -> [Double] {
    (0..<count).map { order.differences == 0 ? 1 : Double($0) }
  }

  /// The constant's value in a period after the last observation.
  func futureConstant(_ step: Int) -> Double {
    order.differences == 0 ? 1 : Double(count - 1 + step)
  }

  private static func magnitude(_ values: [Double]) -> Double {
    values.reduce(0) { max($0, abs($1)) }
  }
}
