public import Forecasting
import TimeSeries

/// A regression of a table's columns with what was done to its rows.
public struct TableRegression: Sendable {
  /// A row that has no part in the regression.
  public struct LeftOut: Sendable, Hashable, Codable {
    /// Its line in the file.
    public let line: Int
    /// The column that has no value.
    public let missing: String
    /// The period in which it has none, where a lag looks for it.
    public let period: String?
  }

  /// The file.
  public let path: String
  /// The formula as written.
  public let formula: String
  /// The rows of the file.
  public let rowsRead: Int
  /// The rows left out, in order of their periods.
  public let rowsLeftOut: [LeftOut]
  /// The column that the periods come from; nil where rows are numbered.
  public let timeColumn: String?
  /// The estimates and all statistics.
  public let summary: RegressionSummary
  /// What else a reader has to know.
  public let notices: [Diagnostic]

  /// Reads the table and estimates the regression.
  ///
  /// - Throws: every problem of formula, header, cells and values at once, with its place.
  public init(_ request: RegressionRequest) throws(Rejection) {
    let formula = try Self.formula(of: request)
    let table = try RegressionTable(request, formula)
    let design: TableDesign
    do throws(FitError) {
      design = try TableDesign(formula, over: table.observations, weights: request.weights)
    } catch {
      throw Rejection([.regressionFailed(error, request)])
    }
    let faults = design.faults.prefix(Self.listedFaults).map { fault in
      Diagnostic.undefinedTerm(
        fault.term, value: fault.names.first.map { table.text(row: fault.row, column: $0) },
        at: table.place(row: fault.row, column: fault.names.first, in: request.path))
    }
    let more = design.faults.count - faults.count
    guard faults.isEmpty else {
      throw Rejection(
        faults + (more > 0 ? [.moreUndefinedTerms(more, file: request.path)] : []))
    }
    do throws(FitError) {
      summary = try request.estimator.explaining(formula).summarize(design, level: request.level)
    } catch {
      throw Rejection([.regressionFailed(error, request)])
    }
    path = request.path
    self.formula = request.formula
    rowsRead = table.lines.count
    timeColumn = table.timeColumn
    notices = table.notices
    rowsLeftOut = design.omissions.map { omission in
      LeftOut(
        line: table.lines[omission.row], missing: omission.name,
        period: omission.period == design.periods[omission.row]
          ? nil : omission.period.description)
    }
  }

  /// The most values without a logarithm or the like that are listed one by one.
  private static let listedFaults = 100

  private static func formula(of request: RegressionRequest) throws(Rejection) -> Formula {
    let formula: Formula
    do throws(FormulaError) {
      formula = try Formula(request.formula)
    } catch {
      throw Rejection([.invalidFormula(error, at: request.formulaPlace(error.offset))])
    }
    guard formula.response.name != nil else {
      throw Rejection([.unnamedResponse(at: request.formulaPlace(0))])
    }
    return formula
  }
}

extension FormulaModel {
  /// The same estimator for another formula.
  fileprivate func explaining(_ formula: Formula) -> Self {
    var model = self
    model.formula = formula
    return model
  }
}
