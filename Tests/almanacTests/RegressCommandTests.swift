import Foundation
import TestSupport
import Testing

/// The part of the JSON document that tests read.
private struct Document: Decodable {
  struct Coefficient: Decodable {
    let name: String
    let estimate, standardError: Double
    let t, p: Double?
    let lower, upper: Double
  }
  struct Goodness: Decodable { let sigma: Double, rSquared: Double? }
  struct LeftOut: Decodable { let line: Int, missing: String }
  let method: String
  let observations, degreesOfFreedom, rowsRead: Int
  let rowsLeftOut: [LeftOut]
  let coefficients: [Coefficient]
  let goodness: Goodness
}

@Suite struct RegressCommandTests {
  private func regress(_ arguments: [String], in folder: URL) throws -> Document {
    let outcome = try almanac(["regress"] + arguments + ["--json"], in: folder)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
  }

  @Test(arguments: CertifiedLinearSet.names)
  func `the command has NIST's certified figures to 13 digits`(name: String) throws {
    let set = try CertifiedLinearSet(name)
    let document = try regress(
      ["Datasets/Certified/linear/\(name).csv", "--formula", set.formula], in: repositoryRoot)
    let parameters = set.coefficients.keys.sorted()
    #expect(document.coefficients.count == parameters.count)
    for (row, parameter) in zip(document.coefficients, parameters) {
      let estimate = try #require(set.coefficients[parameter])
      let error = try #require(set.standardErrors[parameter])
      #expect(correctDigits(row.estimate, certified: estimate) > 13, "\(name): \(row.name)")
      #expect(correctDigits(row.standardError, certified: error) > 13, "\(name): \(row.name)")
    }
    let sigma = try #require(set.figures["residual-standard-deviation"])
    #expect(correctDigits(document.goodness.sigma, certified: sigma) > 13)
    #expect(document.rowsRead == document.observations && document.rowsLeftOut.isEmpty)
  }

  private static let table = """
    y,x,w
    1,1,2
    2,,1
    4,3,1
    ,4,1
    6,5,3
    7,6,1

    """

  @Test func `rows with empty cells are left out and counted`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table, to: "gaps.csv")
    try folder.write("y,x,w\n1,1,2\n4,3,1\n6,5,3\n7,6,1\n", to: "full.csv")
    let gaps = try regress(["gaps.csv", "--formula", "y ~ x"], in: folder.url)
    let full = try regress(["full.csv", "--formula", "y ~ x"], in: folder.url)
    #expect(gaps.coefficients.map(\.estimate) == full.coefficients.map(\.estimate))
    #expect(gaps.coefficients.map(\.p) == full.coefficients.map(\.p))
    #expect(gaps.rowsRead == 6 && gaps.observations == 4)
    #expect(gaps.rowsLeftOut.map(\.line) == [3, 5])
    #expect(gaps.rowsLeftOut.map(\.missing) == ["x", "y"])
    let text = try almanac(["regress", "gaps.csv", "--formula", "y ~ x"], in: folder.url)
    #expect(text.output.contains("4 of 6 rows, 2 left out (1 without x, 1 without y)"))
  }

  @Test func `every statistic of the summary is printed`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table + "9,7,1\n9,9,2\n", to: "gaps.csv")
    let text = try almanac(
      ["regress", "gaps.csv", "--formula", "y ~ x", "--level", "80", "--se", "hc3"],
      in: folder.url
    ).output
    for word in [
      "Call: y ~ x", "hc3", "(Intercept)", "std. error", "lower 80 %", "Residual standard error",
      "R²", "adjusted", "F ", "AIC", "AICc", "BIC", "Durbin-Watson", "Breusch-Pagan",
      "Jarque-Bera", "Condition number", "VIF", "1st quartile",
    ] {
      #expect(text.contains(word), "no \(word)")
    }
  }

  @Test func `an interval's level widens it by Student's t`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.table, to: "gaps.csv")
    let narrow = try regress(
      ["gaps.csv", "--formula", "y ~ x", "--level", "50"], in: folder.url
    ).coefficients[1]
    // The upper quartile of Student's t with two degrees of freedom is √(2/3).
    let width = (2.0 / 3).squareRoot() * narrow.standardError
    #expect(correctDigits(narrow.upper - narrow.estimate, certified: width) > 12)
    #expect(correctDigits(narrow.estimate - narrow.lower, certified: width) > 12)
  }

  @Test func `all problems of a table are listed with their places`() throws {
    let folder = try TemporaryFolder()
    try folder.write("y,x\n1,2\nabc,3\n4\n5,1e400\n", to: "bad.csv")
    let outcome = try almanac(["regress", "bad.csv", "--formula", "y ~ x + zz"], in: folder.url)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    for line in [
      "--formula:1:9: error[P111]: the table has no column 'zz'", "bad.csv:3:1: error[D007]",
      "bad.csv:4:1: error[P007]", "bad.csv:5:3: error[D018]", "4 errors",
    ] {
      #expect(outcome.errors.contains(line), "\(outcome.errors)")
    }
    let json = try almanac(
      ["regress", "bad.csv", "--formula", "y ~ x + zz", "--json"], in: folder.url)
    #expect(json.status == 2 && json.output.contains("\"code\" : \"D018\""))
  }

  @Test(arguments: [
    ["--formula", "y ~ x", "--level", "100"], ["--formula", "y ~ x", "--se", "hc4"],
    ["--formula", "y ~ x", "--method", "wls"], ["--formula", "y ~ x", "--weights", "w"],
    ["--formula", "y ~ x", "--method", "gls", "--se", "hc3"], [],
    ["--formula", "y ~ x", "--bandwidth", "3"], ["--formula", "y ~ x", "--penalty", "1"],
    ["--formula", "y ~ x", "--tau", "0.3"],
    ["--formula", "y ~ x", "--method", "quantile", "--tau", "1"],
    ["--formula", "y ~ x", "--method", "quantile", "--se", "hc3"],
  ])
  func `wrong options are usage errors`(arguments: [String]) throws {
    #expect(try almanac(["regress", "any.csv"] + arguments).status == 64)
  }

  @Test(arguments: ["ols", "gls", "ridge", "huber", "quantile"])
  func `each method answers with its own coefficients`(method: String) throws {
    let folder = try TemporaryFolder()
    let rows = [3.0, 5, 4, 8, 9, 30, 12, 13, 17, 16].enumerated().map {
      "\($0.offset),\($0.element)"
    }
    try folder.write("x,y\n" + rows.joined(separator: "\n") + "\n", to: "data.csv")
    let document = try regress(
      ["data.csv", "--formula", "y ~ x", "--method", method], in: folder.url)
    #expect(document.method == method)
    #expect(document.coefficients.map(\.name) == ["(Intercept)", "x"])
    for row in document.coefficients {
      #expect(row.standardError > 0 && row.lower < row.estimate && row.estimate < row.upper)
    }
  }
}
