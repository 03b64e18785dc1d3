import OrderedCollections
import Testing

@testable import Pipelines

@Suite struct SeriesGraphTests {
  @Test func `each circle is found once`() {
    var graph = SeriesGraph()
    graph.needs = [
      "a": ["b"], "b": ["c"], "c": ["a", "d"], "d": [], "e": ["a"], "f": ["f"], "g": ["missing"],
    ]
    #expect(graph.cycles == [["a", "b", "c"], ["f"]])
  }

  @Test func `a diamond is no circle`() {
    var graph = SeriesGraph()
    graph.needs = ["a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []]
    #expect(graph.cycles.isEmpty)
  }

  @Test func `a long chain is followed to its end`() {
    var graph = SeriesGraph()
    for index in 0..<2000 { graph.needs["\(index)"] = ["\((index + 1) % 2000)"] }
    #expect(graph.cycles.map(\.count) == [2000])
  }
}
