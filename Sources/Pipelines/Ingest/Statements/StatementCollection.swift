import Indicators

/// The statements of one entry under `ingest:`, with their vintage.
struct StatementCollection {
  let vintage: Vintage
  /// Where the pipeline names the file.
  let location: SourceLocation
  var statements: [Statement] = []

  /// A collection without statements.
  init(vintage: Vintage, location: SourceLocation) {
    self.vintage = vintage
    self.location = location
  }

  /// Reads a file of statements, CSV or YAML by its name's ending.
  ///
  /// Every mistake of every row is reported; rows without any are kept.
  init(
    _ file: InputFile, vintage: Vintage, namedAt location: SourceLocation,
    registry: inout StatementRegistry,
    _ problems: inout [Diagnostic]
  ) {
    self.vintage = vintage
    self.location = location
    let records: [StatementRecord]
    do throws(Diagnostic) {
      if file.path.hasSuffix(".yaml") || file.path.hasSuffix(".yml") {
        let source = try SourceFile(path: file.path, data: file.data)
        records = StatementList.records(in: source, &problems)
      } else {
        records = try StatementTable.records(in: file, &problems)
      }
    } catch {
      problems.append(error)
      return
    }
    var incomplete: [StatementRecord] = []
    for record in records {
      do throws(StatementProblems) {
        var statement = try Statement(record)
        statement.line = registry.register(record, file: file.path)
        statements.append(statement)
      } catch {
        if record.isProposed, error.problems.allSatisfy({ $0.mistake == .missing }) {
          incomplete.append(record)
        } else {
          problems += error.problems.map { .statementProblem($0, file: file.path) }
        }
      }
    }
    if let first = incomplete.first {
      problems.append(
        .incompleteProposals(
          incomplete.count, at: SourceLocation(file: file.path, line: first.line)))
    }
  }
}

extension StatementRecord {
  /// Whether the row waits for a review, or has been rejected by one; such a row may have holes.
  fileprivate var isProposed: Bool {
    let status = cells[.status]?.text ?? ""
    return status == Status.proposed.rawValue || status == Status.rejected.rawValue
  }
}
