import Forecasting
import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

@Suite struct TableRegressionTests {
  private static let dated = """
    date,y,x
    2001-12-31,3,1
    2000-12-31,1,4
    2002-12-31,4,1
    2003-12-31,8,5
    2005-12-31,9,9
    2006-12-31,11,2
    2007-12-31,12,6

    """

  private func run(
    _ text: String, _ formula: String, _ change: (inout RegressionRequest) -> Void = { _ in }
  ) throws -> TableRegression {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "data.csv")
    var request = RegressionRequest(path: file.path, formula: formula)
    change(&request)
    return try TableRegression(request)
  }

  private func codes(_ text: String, _ formula: String) throws -> [String] {
    do {
      _ = try run(text, formula)
      return []
    } catch let rejection as Rejection {
      return rejection.diagnostics.map { diagnostic in
        let place = diagnostic.location
        return "\(diagnostic.code.rawValue) \(place?.line ?? 0):\(place?.column ?? 0)"
      }
    }
  }

  @Test func `rows are put in the order of their dates, and lags stop at gaps`() throws {
    let regression = try run(Self.dated, "y ~ lag(x)")
    #expect(regression.timeColumn == "date")
    // 2000 has no year before it, and 2005 none either, for 2004 has no row.
    #expect(regression.rowsLeftOut.map(\.line) == [3, 6])
    #expect(regression.rowsLeftOut.map(\.period) == ["1999", "2004"])
    #expect(regression.summary.rows.map(\.response) == [3, 4, 8, 11, 12])
    #expect(regression.summary.rows.map(\.period.year) == [2001, 2002, 2003, 2006, 2007])
  }

  @Test func `repeated years are no periods, which matters to lags alone`() throws {
    let panel = "year,y,x\n2001,1,1\n2001,2,3\n2002,3,4\n2002,5,4\n"
    let regression = try run(panel, "y ~ x")
    #expect(regression.timeColumn == nil && regression.summary.observations == 4)
    #expect(regression.notices.map(\.code) == [.tableAdjusted])
    #expect(try codes(panel, "y ~ lag(x)") == ["D017 3:1", "D017 5:1"])
    #expect(try codes(panel, "y ~ trend") == ["D017 3:1", "D017 5:1"])
  }

  @Test func `terms of time need a column of periods, trend counts rows without`() throws {
    let plain = "y,x\n1,1\n3,2\n4,5\n8,2\n"
    #expect(try codes(plain, "y ~ step(2001)") == ["D001 1:1"])
    #expect(try codes(plain, "y ~ x + lag(y)") == ["D001 1:1"])
    let regression = try run(plain, "y ~ trend")
    let slope = try #require(regression.summary.coefficients.last?.estimate)
    #expect(correctDigits(slope, certified: 2.2) > 14)
  }

  @Test(arguments: [
    ("y ~", ["P110 1:4"]), ("~ x", ["P110 1:1"]), ("y ~ q", ["P111 1:5"]),
    ("y ~ x + I(2 * x)", ["F008 1:1"]), ("y ~ log(x)", ["F003 3:3"]),
    ("log(y) ~ x", ["F003 4:1"]), ("y ~ x + x^2 + x^3 + x^4", ["F001 0:0"]),
    ("y ~ season", ["D001 1:1"]),
  ])
  func `a formula that the table cannot take is rejected with its place`(
    formula: String, expected: [String]
  ) throws {
    #expect(try codes("y,x\n1,3\n2,-1\n-3,2\n4,5\n", formula) == expected)
  }

  @Test func `a missing cell of the weights leaves the row out`() throws {
    let regression = try run("y,x,w\n1,1,1\n2,2,\n4,3,2\n5,4,1\n7,6,1\n", "y ~ x") {
      $0.weights = "w"
    }
    #expect(regression.summary.method == "wls" && regression.summary.observations == 4)
    #expect(regression.rowsLeftOut.map(\.missing) == ["w"])
  }

  @Test func `no more than a hundred bad cells are listed one by one`() throws {
    let rows = (0..<150).map { "\($0),x\($0)" }
    let list = try codes("y,x\n" + rows.joined(separator: "\n") + "\n", "y ~ x")
    #expect(list.count == 101)
  }
}
