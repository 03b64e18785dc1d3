import Foundation
import TestSupport
import Testing

@Suite struct BacktestCommandTests {
  private static let panel: String = {
    var text = "unique_id,ds,y\n"
    for series in 0..<6 {
      for t in 0..<14 {
        let noise = Double((t * (series + 3) * 7919) % 13) / 4
        text += "s\(series),\(2000 + t),\(100 + 3 * Double(t * (series + 1)) + noise)\n"
      }
    }
    return text + "short,2001,1\nshort,2002,2\ntext,2001,abc\n"
  }()

  @Test func `models are ranked and series without an origin are named`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.panel, to: "panel.csv")
    let outcome = try almanac(
      ["backtest", "panel.csv", "--horizon", "3", "--models", "naive,drift"], in: folder.url)
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].contains("MASE") && lines[0].contains("in 95 %"))
    #expect(lines[2].hasPrefix("drift") && lines[3].hasPrefix("naive"))
    #expect(outcome.output.contains("6 series, 18 origins, 3 periods ahead"))
    #expect(outcome.errors.contains("not scored: short: 2 observations, 6 needed for one origin"))
    #expect(outcome.errors.contains("not scored: text: "))
  }

  @Test func `every single forecast can be had, and the jobs change nothing`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.panel, to: "panel.csv")
    var written: [[String]] = []
    for jobs in ["1", "3"] {
      let outcome = try almanac(
        [
          "backtest", "panel.csv", "--horizon", "2", "--models", "naive,theta", "--windows", "2",
          "--format", "csv", "--forecasts", "each.csv", "--jobs", jobs,
        ], in: folder.url)
      let each = try String(contentsOf: folder.url.appending(path: "each.csv"), encoding: .utf8)
      written.append([outcome.output, each])
    }
    #expect(written[0] == written[1])
    let scores = written[0][0].split(separator: "\n")
    #expect(scores.count == 1 + 2 * 3)
    #expect(scores[0].hasPrefix("model,step,rank,smape,mase,rmsse,msis,pinball,crps,log-score,"))
    let each = written[0][1].split(separator: "\n")
    #expect(each[0] == "unique_id,ds,cutoff,model,y,mean,median,lo-80,hi-80,lo-95,hi-95")
    #expect(each.count == 1 + 6 * 2 * 2 * 2)
    #expect(each[1].hasPrefix("s0,2011,2010,naive,"))
  }

  @Test func `the JSON form names its test`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.panel, to: "panel.csv")
    let outcome = try almanac(
      [
        "backtest", "panel.csv", "--horizon", "1", "--models", "naive,drift", "--score", "crps",
        "--format", "json",
      ], in: folder.url)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(object["rankedBy"] as? String == "crps")
    #expect(object["criticalDistance"] is Double)
    #expect((object["models"] as? [[String: Any]])?.count == 2)
  }

  @Test(arguments: [
    ["--horizon", "0"], ["--horizon", "2", "--models", "thetta"],
    ["--horizon", "2", "--score", "mape"], ["--horizon", "2", "--sliding", "2"],
  ])
  func `wrong options are usage errors`(options: [String]) throws {
    #expect(try almanac(["backtest", "panel.csv"] + options).status == 64)
  }
}
