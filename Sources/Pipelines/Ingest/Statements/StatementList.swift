import Indicators

/// Rows of statements before they are read: a YAML list of mappings with the columns as keys.
enum StatementList {
  /// The records of a list; unknown keys and values that are no texts are reported.
  static func records(in source: SourceFile, _ problems: inout [Diagnostic]) -> [StatementRecord] {
    let document = YAMLDocument(source.text, path: source.path)
    problems += document.problems
    guard let root = document.root else { return [] }
    if root.content == .null {
      problems.append(.emptyFile(source.path))
      return []
    }
    guard case .list(let nodes) = root.content, !nodes.isEmpty else {
      problems.append(
        .wrongType(
          of: "", root, expected: "a list of statements such as `- indicator: gerd`"))
      return []
    }
    return nodes.compactMap { record(of: $0, &problems) }
  }

  private static func record(
    of node: YAMLNode, _ problems: inout [Diagnostic]
  ) -> StatementRecord? {
    guard case .mapping(let entries) = node.content else {
      problems.append(
        .wrongType(of: "statement", node, expected: "a mapping such as `indicator: gerd`"))
      return nil
    }
    var cells: [StatementColumn: StatementRecord.Cell] = [:]
    for entry in entries {
      if EvidenceColumn(rawValue: entry.key) != nil { continue }
      guard let column = StatementColumn(rawValue: entry.key) else {
        problems.append(
          .unknownKey(
            entry, in: "statement", known: StatementColumn.allCases.map(\.rawValue)))
        continue
      }
      let place = entry.value.location
      switch entry.value.content {
      case .null: break
      case .scalar(let scalar):
        cells[column] = StatementRecord.Cell(
          scalar.text, line: place.line ?? 0, column: place.column ?? 0)
      case .list, .mapping:
        problems.append(.wrongType(of: entry.key, entry.value, expected: "a text or a number"))
      }
    }
    return StatementRecord(line: node.location.line ?? 0, cells: cells)
  }
}
