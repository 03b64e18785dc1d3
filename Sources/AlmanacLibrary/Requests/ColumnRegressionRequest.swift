import Forecasting
import Pipelines
import Reporting
import Tabular

/// A regression of a table's columns that come from Arrow.
struct ColumnRegressionRequest: LibraryRequest {
  /// How coefficients are estimated.
  enum Method: String, CaseIterable {
    case ols, wls, gls, ridge, huber, quantile
  }

  private var request: RegressionRequest

  init(_ options: inout Options) {
    request = RegressionRequest(
      path: SourceLocation.arrow.file, formula: options.text("formula") ?? "")
    if request.formula.isEmpty {
      options.add(
        Rejection([
          Diagnostic(
            .missingKey, "the option 'formula' is missing", at: .options,
            help: "say what is explained by what: \"formula\": \"y ~ x\"")
        ]))
    }
    let method = options.word("method", Method.self) ?? .ols
    request.weights = options.text("weights")
    request.time = options.text("time")
    let level = options.number("level", "a percentage between 0 and 100") { $0 > 0 && $0 < 100 }
    request.level = (level ?? 95) / 100
    request.estimator = Self.estimator(method, &options)
    if (method == .wls) != (request.weights != nil) {
      options.add(.conflict("the option 'weights' and the method \"wls\" go together"))
    }
  }

  private static func estimator(_ method: Method, _ options: inout Options) -> any FormulaModel {
    let bandwidth = options.wholeNumber("bandwidth", in: 0...1000)
    let penalty = options.number("penalty", "a number of at least 0") { $0 >= 0 && $0.isFinite }
    let tau = options.number("tau", "a number between 0 and 1") { $0 > 0 && $0 < 1 }
    let errors: (least: StandardErrors?, quantile: QuantileStandardErrors?)
    switch method {
    case .ols, .wls: errors = (options.word("se", StandardErrors.self), nil)
    case .quantile: errors = (nil, options.word("se", QuantileStandardErrors.self))
    case .gls, .ridge, .huber:
      errors = (nil, nil)
      if options.text("se") != nil {
        options.add(.conflict("\(method.rawValue) has standard errors of its own, without 'se'"))
      }
    }
    if bandwidth != nil, errors.least != .neweyWest {
      options.add(.conflict("the option 'bandwidth' goes with \"se\": \"newey-west\""))
    }
    if penalty != nil, method != .ridge {
      options.add(.conflict("the option 'penalty' goes with the method \"ridge\""))
    }
    if tau != nil, method != .quantile {
      options.add(.conflict("the option 'tau' goes with the method \"quantile\""))
    }
    switch method {
    case .ols, .wls:
      var model = Regression()
      model.standardErrors = errors.least ?? .classical
      model.bandwidth = bandwidth
      return model
    case .gls: return AutocorrelatedRegression()
    case .ridge:
      var model = RidgeRegression()
      model.penalty = penalty
      return model
    case .huber: return HuberRegression()
    case .quantile:
      var model = QuantileRegression()
      model.tau = tau ?? model.tau
      model.standardErrors = errors.quantile ?? model.standardErrors
      return model
    }
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

extension Rejection {
  fileprivate static func conflict(_ message: String) -> Rejection {
    Rejection([Diagnostic(.conflictingKeys, message, at: .options)])
  }
}
