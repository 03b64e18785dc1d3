import FoundationEssentials
public import Pipelines
import Tabular

/// The forecasts of a panel in the forms that `almanac forecast` prints.
public struct PanelText: Sendable {
  private let levels: [Double]
  private let columns: [String]

  /// A writer for intervals at these levels, in percent.
  public init(levels: [Double]) {
    self.levels = levels
    columns =
      ["unique_id", "ds", "model", "mean", "median"]
      + levels.flatMap { ["lo-\(DecimalText.level($0))", "hi-\(DecimalText.level($0))"] }
  }

  /// The header line of the CSV form.
  public var csvHeader: [UInt8] {
    var writer = CSVWriter(columns: columns)
    return writer.takeBytes()
  }

  /// The rows of some results, without a header: `unique_id,ds,model,mean,median,lo-80,hi-80,…`.
  public func csv(_ results: [PanelResult]) -> [UInt8] {
    var writer = CSVWriter(columns: columns)
    _ = writer.takeBytes()
    for result in results {
      let (name, label) = (CSVField(result.name), CSVField(result.label))
      for (row, ds) in zip(result.rows, result.periods) {
        writer.append(name)
        writer.append(ds)
        writer.append(label)
        writer.append(row.mean ?? .nan)
        writer.append(row.median ?? .nan)
        for bounds in row.intervals {
          writer.append(bounds.lower)
          writer.append(bounds.upper)
        }
        writer.endRecord()
      }
    }
    return writer.takeBytes()
  }

  /// All results as one JSON array of series, each with its rows.
  ///
  /// - Throws: what the encoder throws.
  public func json(_ results: [PanelResult]) throws -> String {
    try JSONText.document(
      results.map { result in
        Document(
          uniqueID: result.name, model: result.model, requested: result.requested,
          rows: zip(result.rows, result.periods).map { row, ds in
            var fields: [String: Double] = [:]
            fields["mean"] = row.mean
            fields["median"] = row.median
            for (level, bounds) in zip(levels, row.intervals) {
              fields["lo-\(DecimalText.level(level))"] = bounds.lower
              fields["hi-\(DecimalText.level(level))"] = bounds.upper
            }
            return Document.Row(ds: ds, values: fields)
          })
      })
  }

  /// One line a series and period, for reading.
  public func table(_ results: [PanelResult], width: Int?) -> [String] {
    var table = TextTable(
      [
        .init("series", isFlexible: true), .init("period"), .init("model"), .init("median", .right),
      ] + levels.map { .init("\(DecimalText.level($0)) %") })
    for result in results {
      for (row, ds) in zip(result.rows, result.periods) {
        table.append(
          [
            result.name, ds, result.label,
            DecimalText.significant(row.median ?? .nan, digits: 5),
          ]
            + row.intervals.map {
              "\(DecimalText.significant($0.lower, digits: 5)) – \(DecimalText.significant($0.upper, digits: 5))"
            })
      }
    }
    return table.lines(width: width)
  }

  private struct Document: Encodable {
    let uniqueID, model, requested: String
    let rows: [Row]

    struct Row: Encodable {
      let ds: String
      let values: [String: Double]
    }

    enum CodingKeys: String, CodingKey {
      case uniqueID = "unique_id"
      case model, requested, rows
    }
  }
}
