import Testing

@testable import AlmanacLibrary

@Suite struct ThreadsTests {
  @Test(arguments: [1, 2, 7, 100])
  func `results come in the order of the items`(jobs: Int) {
    let items = Array(0..<50)
    #expect(Threads.map(items, jobs: jobs) { $0 * $0 } == items.map { $0 * $0 })
    #expect(Threads.map([Int](), jobs: jobs) { $0 } == [])
  }
}
