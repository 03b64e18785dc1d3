public import Forecasting
public import Tabular

/// A regression of a table's columns, as the command line asks for it.
public struct RegressionRequest: Sendable {
  /// The CSV file; the name of the table where ``columns`` are given.
  public var path: String
  /// The columns of a table in memory instead of those of a file.
  public var columns: MemoryColumns?
  /// The formula as written.
  public var formula: String
  /// The estimator with its settings; its formula and weights come from here.
  public var estimator: any FormulaModel
  /// The column of weights; nil for none.
  public var weights: String?
  /// The column of periods; nil to look for one.
  public var time: String?
  /// The level of the confidence intervals, in (0, 1).
  public var level = 0.95

  /// Least squares of a formula over a file.
  public init(path: String, formula: String) {
    self.path = path
    self.formula = formula
    estimator = Regression()
  }

  /// The names by which a column of periods is found, in any case of letters.
  public static let timeNames = ["ds", "year", "date"]
}

extension RegressionRequest {
  /// A place in the formula, in characters from 0.
  func formulaPlace(_ offset: Int?) -> SourceLocation {
    SourceLocation(file: "--formula", line: 1, column: (offset ?? 0) + 1)
  }

  /// Where a name stands in the formula.
  func place(of name: String) -> SourceLocation {
    formulaPlace(Formula.offset(of: name, in: formula))
  }

  /// The lines that diagnostics of this request point at: the formula's, and those of files.
  public var sourceLines: SourceLines { .disk.adding(formula, as: "--formula") }
}
