import Indicators
import OrderedCollections

/// An indicator sheet with the places of its entries.
struct LocatedSheet {
  /// The indicators in file order.
  var sheet = IndicatorSheet()
  /// Where each indicator stands, by its id.
  var locations: [String: SourceLocation] = [:]
}

/// Reads `indicators.yaml`.
enum SheetReader {
  /// Reads and checks a sheet; every problem is reported, and entries without any are kept.
  static func read(_ source: SourceFile, _ problems: inout [Diagnostic]) -> LocatedSheet {
    let document = YAMLDocument(source.text, path: source.path)
    problems += document.problems
    var located = LocatedSheet()
    guard let root = document.root else { return located }
    if root.content == .null {
      problems.append(.emptyFile(source.path))
      return located
    }
    let form = IndicatorDraft.sheetForm
    let drafts = form.read(root, of: "", into: &problems) ?? [:]
    for (id, draft) in drafts {
      guard let indicator = draft.value.indicator(id: id) else { continue }
      located.sheet.indicators.append(indicator)
      located.locations[id] = draft.keyLocation(in: root, id)
    }
    problems += located.sheet.problems.map { problem in
      .sheetProblem(problem, at: located.locations[problem.id] ?? root.location)
    }
    return located
  }
}

extension Located {
  /// Where the key of an entry stands.
  fileprivate func keyLocation(in root: YAMLNode, _ key: String) -> SourceLocation {
    guard case .mapping(let entries) = root.content,
      let entry = entries.first(where: { $0.key == key })
    else { return location }
    return entry.keyLocation
  }
}
