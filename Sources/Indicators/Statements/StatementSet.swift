/// The statements of one or more files, with what can be said of them only together.
public struct StatementSet: Sendable, Hashable {
  /// The statements, in the order of their rows.
  public var statements: [Statement]

  /// A set of statements.
  public init(_ statements: [Statement] = []) { self.statements = statements }

  /// Reads all rows.
  ///
  /// - Returns: the statements of the rows without mistake, and every mistake of the others, in the
  ///   order of the rows.
  public static func read(
    _ records: [StatementRecord]
  ) -> (set: StatementSet, problems: [StatementProblem]) {
    var set = StatementSet()
    var problems: [StatementProblem] = []
    for record in records {
      do throws(StatementProblems) {
        set.statements.append(try Statement(record))
      } catch {
        problems += error.problems
      }
    }
    return (set, problems)
  }

  /// The ids of the indicators, in the order in which they first occur.
  public var indicatorIDs: [String] {
    var seen: Set<String> = []
    return statements.map(\.indicator).filter { seen.insert($0).inserted }
  }
}
