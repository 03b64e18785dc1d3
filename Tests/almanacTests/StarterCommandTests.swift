import Foundation
import TestSupport
import Testing

@testable import almanac

@Suite struct StarterCommandTests {
  @Test func `a new project runs, is explained and compared`() throws {
    let folder = try TemporaryFolder()
    let made = try almanac(["init", "figures"], in: folder.url)
    #expect(made.status == 0)
    #expect(made.output.contains("figures/pipeline.yaml\n"))
    #expect(made.errors == "next: almanac run figures/pipeline.yaml\n")
    let run = try almanac(["run", "figures/pipeline.yaml"], in: folder.url)
    #expect(run.status == 0)
    #expect(run.output.contains("derived") && run.errors.contains("7 forecast\n"))
    let explained = try almanac(
      ["explain", "figures/pipeline.yaml", "turnover", "2030"], in: folder.url)
    #expect(explained.status == 0 && explained.output.contains("STATEMENTS (6)"))
    let again = try almanac(["init", "figures"], in: folder.url)
    #expect(again.status == 2)
    #expect(again.errors.contains("error[R002]: 'figures/README.md' is there already"))
  }

  @Test func `the doctor finds a sound machine, in words and in JSON`() throws {
    let folder = try TemporaryFolder()
    let words = try almanac(["doctor"], in: folder.url)
    #expect(words.status == 0)
    for part in ["ok    program", "BLAS", "LAPACK", "arithmetic", "store", "100 columns"] {
      #expect(words.output.contains(part), "\(part)")
    }
    let json = try almanac(["doctor", "--json"], in: folder.url)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(findings.count >= 8 && !findings.contains { $0["state"] as? String == "bad" })
  }

  @Test func `the doctor fails where no store can be made`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a file", to: "blocked")
    let outcome = try almanac(["doctor", "blocked"], in: folder.url)
    #expect(outcome.status == 2 && outcome.output.contains("fails store"))
  }

  @Test func `a pace is told once there is something to go by`() {
    #expect(Pace.text(0, of: 10, after: .seconds(5)) == "")
    #expect(Pace.text(3, of: 10, after: .milliseconds(500)) == "")
    #expect(Pace.text(30, of: 330, after: .seconds(10)) == ", 3.0/s, 2 min left")
    #expect(Pace.text(200, of: 400, after: .seconds(10)) == ", 20/s, 10 s left")
    #expect(Pace.text(1, of: 1001, after: .seconds(10)) == ", 0.1/s, 2 h 47 min left")
    #expect(Pace.text(10, of: 10, after: .seconds(5)) == ", 2.0/s")
  }
}
