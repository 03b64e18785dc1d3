import Foundation
import TestSupport
import Testing

@Suite struct PanelCommandTests {
  private static let panel = """
    unique_id,ds,y
    good,2001,1
    good,2002,2
    good,2003,4
    gaps,2001,
    gaps,2002,
    single,2001,5
    huge,2001,1e308
    huge,2002,1.1e308
    huge,2003,1.2e308
    text,2001,1
    text,2002,abc

    """

  @Test func `bad series are named, the others are forecast, and the exit code is 1`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.panel, to: "panel.csv")
    let outcome = try almanac(
      ["forecast", "panel.csv", "--horizon", "2", "--model", "drift"], in: folder.url)
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "unique_id,ds,model,mean,median,lo-80,hi-80,lo-95,hi-95")
    #expect(lines.count { $0.hasPrefix("good,") } == 2)
    #expect(lines.count { $0.hasPrefix("single,") } == 2)
    for name in ["gaps", "text"] {
      #expect(outcome.errors.contains("failed: \(name): "))
      #expect(!lines.contains { $0.hasPrefix("\(name),") })
    }
    #expect(outcome.errors.contains("'abc' is not a number (line 12)"))
    #expect(outcome.errors.contains("fallback: single: naive instead of drift"))
  }

  @Test func `standard input is read as a file is, whatever its layout`() throws {
    let folder = try TemporaryFolder()
    let wide = "Country Name,2001,2002,2003\nA,1,2,4\nB,3,3,x\n"
    for (text, name) in [(Self.panel, "panel.csv"), (wide, "wide.csv")] {
      try folder.write(text, to: name)
      let arguments = ["--horizon", "2", "--model", "drift"]
      let file = try almanac(["forecast", name] + arguments, in: folder.url)
      let piped = try almanac(["forecast", "-"] + arguments, in: folder.url, input: text)
      #expect(piped.output == file.output && piped.output.count > 100)
      #expect(piped.status == 1)
    }
    let outcome = try almanac(["forecast", "-", "--horizon", "2"], in: folder.url, input: "")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("standard input"))
  }

  @Test func `a file written is whole and is the same as what is printed`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.panel, to: "panel.csv")
    let arguments = ["forecast", "panel.csv", "--horizon", "3", "--model", "naive,drift"]
    let printed = try almanac(arguments, in: folder.url)
    _ = try almanac(arguments + ["--output", "out.csv"], in: folder.url)
    _ = try almanac(arguments + ["--output", "out.csv"], in: folder.url)
    let written = try Data(contentsOf: folder.url.appending(path: "out.csv"))
    #expect(String(decoding: written, as: UTF8.self) == printed.output)
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/out.csv.part"))
  }

  @Test(arguments: [
    ["forecast", "panel.csv", "--horizon", "0"], ["forecast", "panel.csv", "--horizon", "x"],
    ["forecast", "panel.csv", "--horizon", "2", "--levels", "0,80"],
    ["forecast", "panel.csv", "--horizon", "2", "--model", "thetta"],
    ["forecast", "panel.csv", "--horizon", "2", "--format", "xlsx"],
    ["backtest", "panel.csv", "--horizon", "2", "--format", "xlsx"],
  ])
  func `wrong options are usage errors`(arguments: [String]) throws {
    #expect(try almanac(arguments).status == 64)
  }

  @Test func `a workbook is a file, or says how to build it in`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.panel, to: "panel.csv")
    let outcome = try almanac(
      ["forecast", "panel.csv", "--horizon", "2", "--format", "xlsx", "-o", "out.xlsx"],
      in: folder.url)
    let file = folder.url.appending(path: "out.xlsx").path
    if outcome.status == 2 {
      #expect(outcome.errors.contains("error[R016]"))
      #expect(outcome.errors.contains("make build EXCEL=1"))
      #expect(!FileManager.default.fileExists(atPath: file))
    } else {
      #expect(outcome.status == 1)
      #expect(FileManager.default.fileExists(atPath: file))
    }
  }

  @Test func `models take settings, which their rows are labelled with`() throws {
    let folder = try TemporaryFolder()
    let rows = (1...9).map { "a,\(2000 + $0),\($0 * $0)\n" }.joined()
    try folder.write("unique_id,ds,y\n" + rows, to: "p.csv")
    let outcome = try almanac(
      ["forecast", "p.csv", "--horizon", "1", "--model", "ets(trend=none), ets(trend=additive)"],
      in: folder.url)
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("a,2010,ets(trend=none),"))
    #expect(lines[2].hasPrefix("a,2010,ets(trend=additive),"))
    let medians = lines.dropFirst().map { $0.split(separator: ",")[4] }
    #expect(medians[0] != medians[1])
  }

  @Test func `wrong settings are told all at once, as in pipelines`() throws {
    let outcome = try almanac(
      ["forecast", "p.csv", "--horizon", "1", "--model", "ets(trent=none), theta(x=1), drft"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("error[P102]: model 'ets' has no setting 'trent'"))
    #expect(outcome.errors.contains("help: did you mean 'trend'?"))
    #expect(outcome.errors.contains("error[P102]: model 'theta' has no setting 'x'"))
    #expect(outcome.errors.contains("error[P101]: unknown model 'drft'"))
    let backtest = try almanac(
      ["backtest", "p.csv", "--horizon", "1", "--models", "ets(trend=up)"])
    #expect(backtest.status == 64)
    #expect(backtest.errors.contains("error[P103]: 'trend' cannot be 'up'"))
  }

  @Test func `a torn file is rejected with its place`() throws {
    let folder = try TemporaryFolder()
    try folder.write("unique_id,ds,y\na,2001,\"1\n", to: "torn.csv")
    let outcome = try almanac(["forecast", "torn.csv", "--horizon", "2"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("torn.csv:2:8: error[P007]"))
  }
}
