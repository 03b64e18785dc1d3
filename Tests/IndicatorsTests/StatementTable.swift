import Indicators
import Testing

/// Statements of a small table: a header and one row a line, cells between commas.
///
/// The line numbers are those of the text, the header being line 1.
func statements(_ table: String) throws -> [Statement] {
  let (set, problems) = StatementSet.read(records(table))
  try #require(problems.isEmpty, "\(problems)")
  return set.statements
}

/// The rows of such a table, unread.
func records(_ table: String) -> [StatementRecord] {
  let lines = table.split(separator: "\n", omittingEmptySubsequences: false)
  let rows = lines.map { line in
    line.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " })
    }
  }
  return rows.dropFirst().enumerated().map { index, fields in
    StatementRecord(line: index + 2, header: rows[0], fields: fields)
  }
}

/// The only row of a table with these cells, unread.
func record(_ cells: [StatementColumn: String]) -> StatementRecord {
  let columns = StatementColumn.allCases
  return StatementRecord(
    line: 7, header: columns.map(\.rawValue), fields: columns.map { cells[$0] ?? "" })
}

/// The mistakes of a row that is right but for these cells.
func mistakes(_ cells: [StatementColumn: String]) -> [StatementProblem] {
  let usual: [StatementColumn: String] = [
    .indicator: "gerd", .period: "2024", .value: "3.63", .scale: "trillion", .unit: "CNY",
  ]
  do throws(StatementProblems) {
    _ = try Statement(record(usual.merging(cells) { $1 }))
    return []
  } catch {
    return error.problems
  }
}
