import Foundation
import TestSupport
import Testing

/// Forecasts of the members by numpy, straight from their equations.
struct AutoReference: Decodable {
  struct Learned: Decodable, Sendable {
    let centre: [Double]
    let lower95: [Double]
    let upper95: [Double]
    let lower80: [Double]
    let upper80: [Double]
  }

  struct Entry: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let values: [Double]
    let dynamicTheta: [Double]
    let dampedTrend: [Double]
    let drift: [Double]
    let theta: [Double]
    let deviations: [Double]
    let centre: [Double]
    /// For positive series, with the constants that are shipped.
    let learned: Learned?
    /// The same around another median: the drift member's, 1.3 times as steep.
    let around: Learned?
    var testDescription: String { name }
  }
  let series: [Entry]

  static func entries() throws -> [Entry] {
    let file = repositoryRoot.appending(path: "Datasets/Reference/auto/members.json")
    return try JSONDecoder().decode(AutoReference.self, from: Data(contentsOf: file)).series
  }
}
