import Forecasting
import Pipelines
import Reporting
import Tabular

/// A regression of a table's columns that come from Arrow.
struct ColumnRegressionRequest: LibraryRequest {
  private var request: RegressionRequest

  init(_ options: inout Options) {
    let formula = options.required(
      "formula", help: "say what is explained by what: \"formula\": \"y ~ x\""
    ) {
      $0.text("formula")
    }
    request = RegressionRequest(path: SourceLocation.arrow.file, formula: formula ?? "")
    let method = options.word("method", RegressionMethod.self) ?? .ols
    request.weights = options.text("weights")
    request.time = options.text("time")
    let level = options.number("level", "a percentage between 0 and 100") { $0 > 0 && $0 < 100 }
    request.level = (level ?? 95) / 100
    request.estimator = Self.estimator(method, &options)
    if (method == .wls) != (request.weights != nil) {
      options.add(
        .conflictingKeys, "the option 'weights' and the method \"wls\" go together")
    }
  }

  private static func estimator(
    _ method: RegressionMethod, _ options: inout Options
  ) -> any FormulaModel {
    let errors = standardErrors(of: method, &options)
    let bandwidth = options.wholeNumber("bandwidth", in: 0...1000)
    let penalty = options.number("penalty", "a number of at least 0") { $0 >= 0 && $0.isFinite }
    let tau = options.number("tau", "a number between 0 and 1") { $0 > 0 && $0 < 1 }
    if bandwidth != nil, errors != StandardErrors.neweyWest.rawValue {
      options.add(
        .conflictingKeys, "the option 'bandwidth' goes with \"se\": \"newey-west\"")
    }
    if penalty != nil, method != .ridge {
      options.add(.conflictingKeys, "the option 'penalty' goes with the method \"ridge\"")
    }
    if tau != nil, method != .quantile {
      options.add(.conflictingKeys, "the option 'tau' goes with the method \"quantile\"")
    }
    return method.estimator(
      standardErrors: errors, bandwidth: bandwidth, penalty: penalty, tau: tau)
  }

  private static func standardErrors(
    of method: RegressionMethod, _ options: inout Options
  ) -> String? {
    let words = method.standardErrors
    guard words.isEmpty else { return options.word("se", of: words) }
    if options.text("se") != nil {
      options.add(
        .conflictingKeys, "\(method.rawValue) has standard errors of its own, without 'se'")
    }
    return nil
  }

  func answer(_ source: ArrowSource) throws(Rejection) -> LibraryAnswer {
    var request = request
    request.columns = try MemoryColumns(source)
    let regression = try TableRegression(request)
    let rows = regression.summary.coefficients
    func numbers(_ value: (CoefficientEstimate) -> Double?) -> ArrowColumn {
      .numbers(rows.map { value($0) ?? .nan })
    }
    let columns: [ArrowColumn] = [
      .texts(rows.map(\.name)), numbers { $0.estimate }, numbers { $0.standardError },
      numbers { $0.t }, numbers { $0.p }, numbers { $0.lower }, numbers { $0.upper },
      numbers { $0.varianceInflation },
    ]
    let table = ArrowTable(
      names: ["term", "estimate", "std_error", "t", "p", "lower", "upper", "vif"],
      types: columns, batches: [columns])
    return LibraryAnswer(
      table: table, isPartial: false,
      report: try .text(
        RegressionReport(
          regression: RegressionText(regression).document,
          notices: regression.notices.map(Report.Notice.init))))
  }
}
