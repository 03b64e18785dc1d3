import Forecasting
import Foundation
import Testing
import TimeSeries

struct SavedFitTests {
  private func saved() throws -> Data {
    try Fit(PolynomialTrend(degree: 2), to: ReferenceSeries.series(), link: .log).saved()
  }

  private func replacing(_ old: String, _ new: String) throws -> Data {
    let text = try #require(String(data: saved(), encoding: .utf8))
    #expect(text.contains(old))
    return Data(text.replacing(old, with: new).utf8)
  }

  @Test func `the form is versioned and names its model`() throws {
    let object = try #require(
      JSONSerialization.jsonObject(with: saved()) as? [String: Any])
    #expect(object["version"] as? Int == 1)
    #expect(object["model"] as? String == "polynomial")
    #expect(object["link"] != nil && object["series"] != nil && object["state"] != nil)
  }

  @Test func `equal fits give equal bytes`() throws {
    #expect(try saved() == saved())
  }

  @Test func `another version is refused`() throws {
    let data = try replacing("\"version\":1", "\"version\":2")
    #expect(throws: SavedFitError.version(found: 2, expected: 1)) { try Fit(saved: data) }
  }

  @Test func `an unknown model is refused with suggestions`() throws {
    let data = try replacing("\"polynomial\"", "\"polynomal\"")
    do {
      _ = try Fit(saved: data)
      Issue.record("loaded")
    } catch {
      guard case .model(let rejection) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(
        rejection.problems == [.unknownModel("polynomal", suggestions: ["polynomial"])])
    }
  }

  @Test(arguments: ["", "{", "[]", "{\"version\":1}", "null", "\u{0}"])
  func `anything else is malformed`(_ text: String) {
    #expect {
      try Fit(saved: Data(text.utf8))
    } throws: { error in
      if case SavedFitError.malformed = error { true } else { false }
    }
  }

  @Test func `a state of another series is refused`() throws {
    let data = try replacing("\"values\":[940.66,", "\"values\":[3,940.66,")
    #expect {
      try Fit(saved: data)
    } throws: { error in
      if case SavedFitError.malformed = error { true } else { false }
    }
  }

  @Test func `a torn file never loads`() throws {
    let whole = try saved()
    for length in stride(from: 0, to: whole.count - 1, by: 37) {
      #expect(throws: SavedFitError.self) { try Fit(saved: whole.prefix(length)) }
    }
  }
}
