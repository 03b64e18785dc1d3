import Forecasting
import Testing

struct SpellingTests {
  @Test(arguments: [
    ("naive", "naive", 0), ("nave", "naive", 1), ("niave", "naive", 1), ("", "abc", 3),
    ("kitten", "sitting", 3), ("thetta", "theta", 1), ("ca", "abc", 3), ("größe", "grösse", 2),
  ])
  func `edits are counted`(_ first: String, _ second: String, _ distance: Int) {
    #expect(Spelling.editDistance(first, second) == distance)
    #expect(Spelling.editDistance(second, first) == distance)
  }

  @Test func `near words come nearest first, far ones not at all`() {
    let words = ["mean", "naive", "seasonal-naive", "drift", "polynomial", "log-linear"]
    #expect(Spelling.nearest(to: "naiv", among: words) == ["naive"])
    #expect(Spelling.nearest(to: "polynom", among: words) == ["polynomial"])
    #expect(Spelling.nearest(to: "maen", among: words) == ["mean"])
    #expect(Spelling.nearest(to: "xgboost", among: words).isEmpty)
    #expect(Spelling.nearest(to: "log", among: words) == ["log-linear"])
    #expect(Spelling.nearest(to: "q", among: words).isEmpty)
  }
}
