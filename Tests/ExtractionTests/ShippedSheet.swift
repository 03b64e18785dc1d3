import Foundation
import Indicators
import TestSupport
import Yams

/// Titles, aliases and units of the shipped indicator sheet.
enum ShippedSheet {
  static func china() throws -> IndicatorSheet {
    let path = repositoryRoot.appending(path: "Datasets/china-tech/indicators.yaml")
    let text = try String(contentsOf: path, encoding: .utf8)
    guard let root = try Yams.compose(yaml: text)?.mapping else { return IndicatorSheet() }
    return IndicatorSheet(
      try root.map { key, node in
        Indicator(
          id: key.string ?? "", title: node["title"]?.string,
          aliases: node["aliases"]?.sequence?.compactMap(\.string) ?? [],
          unit: try Unit(node["unit"]?.string ?? ""),
          kind: node["kind"]?.string.flatMap(Kind.init) ?? .flow)
      })
  }
}
