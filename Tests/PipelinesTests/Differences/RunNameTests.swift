import Testing

@testable import Pipelines

@Suite struct RunNameTests {
  private func run(
    _ id: Int64, _ status: StoredRun.Status = .complete, of pipeline: String = "a.yaml"
  ) -> StoredRun {
    StoredRun(
      id: id, pipeline: pipeline, status: status, process: 1, started: "2026-02-05T10:00:00Z")
  }

  private var runs: [StoredRun] {
    [
      run(1), run(2, .failed), run(3), run(4, of: "b.yaml"), run(5),
      run(6, of: "a.yaml (backtest)"),
    ]
  }

  @Test(arguments: ["12", "latest", "latest~2"])
  func `names read back as they are written`(text: String) throws {
    #expect(try #require(RunName(text)).description == text)
  }

  @Test(arguments: ["", "0", "-1", "last", "latest~", "latest~x", "latest~-1", "1.5", "latest2"])
  func `other words are no names`(text: String) {
    #expect(RunName(text) == nil)
  }

  @Test func `the latest are complete runs of one pipeline`() throws {
    func latest(_ back: Int, _ pipeline: String? = nil) throws -> Int64 {
      try RunName.latest(before: back).run(among: runs, pipeline: pipeline).id
    }
    #expect(try latest(0) == 5)
    #expect(try latest(1) == 3)
    #expect(try latest(2) == 1)
    #expect(try latest(0, "b.yaml") == 4)
    #expect(try RunName.number(2).run(among: runs, pipeline: nil).status == .failed)
  }

  @Test func `a run that is not there is told of with those that are`() throws {
    let number = #expect(throws: Diagnostic.self) {
      try RunName.number(17).run(among: runs, pipeline: nil)
    }
    #expect(number?.message == "there is no run 17")
    #expect(number?.help == "the store has 1 to 6; `almanac runs` lists them")
    let latest = #expect(throws: Diagnostic.self) {
      try RunName.latest(before: 1).run(among: runs, pipeline: "b.yaml")
    }
    #expect(latest?.code == .unknownRun)
    #expect(
      latest?.message == "there is no run 'latest~1': there is 1 complete run of 'b.yaml'")
  }
}
