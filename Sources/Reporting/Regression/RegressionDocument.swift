import Forecasting
import Pipelines

/// A regression of a table as one JSON document: the summary's keys, and what was done to rows.
struct RegressionDocument: Encodable {
  let regression: TableRegression

  private enum CodingKeys: String, CodingKey {
    case data, call, timeColumn, rowsRead, rowsLeftOut
  }

  func encode(to encoder: any Encoder) throws {
    try regression.summary.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(regression.path, forKey: .data)
    try container.encode(regression.formula, forKey: .call)
    try container.encodeIfPresent(regression.timeColumn, forKey: .timeColumn)
    try container.encode(regression.rowsRead, forKey: .rowsRead)
    try container.encode(regression.rowsLeftOut, forKey: .rowsLeftOut)
  }
}
