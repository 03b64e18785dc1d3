import Indicators

/// The statements of one entry under `ingest:`, with their vintage.
struct StatementCollection {
  let vintage: Vintage
  /// Where the pipeline names the file.
  let location: SourceLocation
  var statements: [Statement] = []

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
    for record in records {
      do throws(StatementProblems) {
        var statement = try Statement(record)
        statement.line = registry.register(record, file: file.path)
        statements.append(statement)
      } catch {
        problems += error.problems.map { .statementProblem($0, file: file.path) }
      }
    }
  }
}
