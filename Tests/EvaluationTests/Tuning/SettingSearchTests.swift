import TestSupport
import Testing

@testable import Evaluation

@Suite struct SettingSearchTests {
  /// Runs a search to its end; every point with its score, in order.
  private func run(
    _ space: SearchSpace, trials: Int, _ score: (SearchPoint) -> Double
  ) -> [(point: SearchPoint, score: Double)] {
    var search = SettingSearch(space, trials: trials)
    var found: [(SearchPoint, Double)] = []
    while true {
      let round = search.next()
      if round.isEmpty { return found }
      let scores = round.map(score)
      search.report(scores)
      found += zip(round, scores).map { ($0, $1) }
    }
  }

  @Test func `a small grid is tried whole, each point once`() {
    let space = SearchSpace([[.list(3), .list(2)], [], [.list(4)]])
    let found = run(space, trials: 20) { Double($0.branch) }
    #expect(found.count == 6 + 1 + 4)
    #expect(Set(found.map(\.point)).count == found.count)
    #expect(found[1].point.coordinates == [0, 1])
  }

  @Test func `the budget holds for grids and intervals`() {
    let wide = SearchSpace([[.list(40), .list(40)], [.list(2)]])
    #expect(run(wide, trials: 30) { $0.coordinates.reduce(0, +) }.count <= 30)
    let interval = SearchSpace([[.interval(from: 0, to: 1, scale: .linear, isWhole: false)]])
    #expect(run(interval, trials: 7) { $0.coordinates[0] }.count == 7)
    #expect(run(SearchSpace([[], [], []]), trials: 2) { _ in 0 }.count == 2)
  }

  @Test(arguments: [0.07, 0.31, 0.5, 0.83, 1])
  func `the least point of an interval is found`(least: Double) throws {
    let space = SearchSpace([[.interval(from: 0, to: 1, scale: .linear, isWhole: false)]])
    let found = run(space, trials: 40) { point in
      let distance = point.coordinates[0] - least
      return distance * distance
    }
    let best = try #require(found.min { $0.score < $1.score })
    #expect(abs(best.point.coordinates[0] - least) < 0.005)
  }

  @Test func `a place in a list and numbers on two scales are found together`() throws {
    let space = SearchSpace([
      [
        .list(5), .interval(from: 1e-3, to: 10, scale: .log, isWhole: false),
        .interval(from: 1, to: 30, scale: .linear, isWhole: true),
      ]
    ])
    let found = run(space, trials: 150) { point in
      let (place, rate, count) = (
        point.coordinates[0], point.coordinates[1], point.coordinates[2]
      )
      let ratio = rate > 0.2 ? rate / 0.2 : 0.2 / rate
      return (place == 3 ? 0 : 2) + ratio + abs(count - 12) / 10
    }
    let best = try #require(found.min { $0.score < $1.score })
    #expect(best.point.coordinates[0] == 3)
    #expect(abs(best.point.coordinates[1] / 0.2 - 1) < 0.25)
    #expect(abs(best.point.coordinates[2] - 12) <= 2)
    #expect(found.allSatisfy { $0.point.coordinates[2] == $0.point.coordinates[2].rounded() })
    #expect(found.allSatisfy { (1e-3...10).contains($0.point.coordinates[1]) })
  }

  @Test func `points without a score are passed over`() throws {
    let space = SearchSpace([[.interval(from: 0, to: 1, scale: .linear, isWhole: false)], []])
    let found = run(space, trials: 30) { $0.branch == 1 || $0.coordinates[0] < 0.5 ? .nan : 1 }
    #expect(found.count > 10)
    #expect(run(space, trials: 30) { _ in .nan }.count > 10)
  }

  @Test func `values are written with four digits`() {
    let space = SearchSpace([[.interval(from: 1e-6, to: 1, scale: .log, isWhole: false)]])
    for (point, _) in run(space, trials: 40, { $0.coordinates[0] }) {
      let digits = "\(point.coordinates[0])".prefix { $0 != "e" }.filter(\.isNumber)
      #expect(digits.drop { $0 == "0" }.count <= 4, "\(point.coordinates[0])")
    }
  }

  @Test(arguments: 1...6)
  func `designs leave no large hole`(dimensions: Int) {
    let sequence = AdditiveRecurrence(dimensions: dimensions)
    let points = (0..<64).map { sequence.point($0) }
    #expect(points.allSatisfy { $0.allSatisfy { (0..<1).contains($0) } })
    for axis in 0..<dimensions {
      let sorted = points.map { $0[axis] }.sorted()
      let gaps = zip(sorted.dropFirst(), sorted).map { $0 - $1 }
      #expect(gaps.max() ?? 1 < 8.0 / 64, "axis \(axis) of \(dimensions)")
    }
  }
}
