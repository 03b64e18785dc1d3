import Foundation
import TestSupport
import Testing

/// Forecasts of the members by numpy, straight from their equations.
struct AutoReference: Decodable {
  struct Entry: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let values: [Double]
    let dynamicTheta: [Double]
    let dampedTrend: [Double]
    let drift: [Double]
    let theta: [Double]
    let deviations: [Double]
    let centre: [Double]
    var testDescription: String { name }
  }
  let series: [Entry]

  static func entries() throws -> [Entry] {
    let file = repositoryRoot.appending(path: "Datasets/Reference/auto/members.json")
    return try JSONDecoder().decode(AutoReference.self, from: Data(contentsOf: file)).series
  }
}
