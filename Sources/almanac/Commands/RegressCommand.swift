public import ArgumentParser
public import Forecasting
import Foundation
import Pipelines
import Reporting

/// `almanac regress`.
struct RegressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regress",
    abstract: "Fits a linear regression to the columns of a table and prints its summary.",
    discussion: """
      Each row of DATA.csv is an observation, each column a variable by its header. A row with an
      empty cell in a column of the formula is left out and counted. A column ds, year or date (or
      --time) gives rows their periods, which lags, steps and seasons need; without it trend
      counts rows.

      The formula is that of pipelines: "log(y) ~ x1 + x2^2 + x1:x2 + lag(z, 1)"; 0 + takes the
      intercept out, I(a / b) is arithmetic, names with blanks stand in backticks.

      Exit codes: 0 done, 2 formula or data rejected, 64 usage.

      Examples:
        almanac regress stackloss.csv --formula "loss ~ air + water + acid" --se hc3
        almanac regress cars.csv --formula "dist ~ speed" --method huber --json
      """)

  /// How coefficients are estimated.
  enum Method: String, CaseIterable, ExpressibleByArgument {
    case ols, wls, gls, ridge, huber
  }

  @Argument(help: "The table (CSV).", completion: .file(extensions: ["csv"]))
  var data: String

  @Option(help: "What is explained by what.")
  var formula: String

  @Option(
    help: """
      ols and wls: least squares; gls: AR(1) errors, by maximum likelihood; ridge: a penalty chosen \
      by leave-one-out; huber: outliers have bounded influence.
      """)
  var method = Method.ols

  @Option(name: .customLong("se"), help: "How standard errors are estimated, for ols and wls.")
  var standardErrors: StandardErrors?

  @Option(help: "The lags of newey-west (default: 4(n/100)^(2/9)).")
  var bandwidth: Int?

  @Option(help: "The column of weights of wls, in inverse proportion to the variances.")
  var weights: String?

  @Option(help: "The penalty of ridge (default: chosen from the data).")
  var penalty: Double?

  @Option(help: "The column of periods (default: ds, year or date).")
  var time: String?

  @Option(help: "The level of the confidence intervals in percent.")
  var level = 95.0

  @Flag(help: "Print one JSON document with all digits instead of text.")
  var json = false

  func validate() throws {
    guard level > 0, level < 100 else {
      throw ValidationError("--level takes a percentage between 0 and 100")
    }
    let isLeastSquares = method == .ols || method == .wls
    if standardErrors != nil, !isLeastSquares {
      throw ValidationError("--se is for ols and wls; \(method.rawValue) has its own")
    }
    if let bandwidth {
      guard standardErrors == .neweyWest, (0...1000).contains(bandwidth) else {
        throw ValidationError("--bandwidth takes 0 to 1000 and goes with --se newey-west")
      }
    }
    if method == .wls, weights == nil { throw ValidationError("wls needs --weights COLUMN") }
    if method != .wls, weights != nil { throw ValidationError("--weights goes with --method wls") }
    if let penalty {
      guard method == .ridge, penalty >= 0, penalty.isFinite else {
        throw ValidationError("--penalty takes a number of at least 0 and goes with ridge")
      }
    }
  }

  func run() throws {
    var request = RegressionRequest(path: data, formula: formula)
    request.estimator = estimator
    request.weights = weights
    request.time = time
    request.level = level / 100
    let regression: TableRegression
    do throws(Rejection) {
      regression = try TableRegression(request)
    } catch {
      if json { StandardStream.output.write(try JSONRenderer().data(of: error.diagnostics)) }
      StandardStream.error.write(error.diagnostics, lines: request.sourceLines)
      throw ExitCode(2)
    }
    let text = RegressionText(regression)
    StandardStream.output.write(json ? try text.json() : text.text)
    StandardStream.error.write(regression.notices, lines: request.sourceLines)
  }

  private var estimator: any FormulaModel {
    switch method {
    case .ols, .wls:
      var model = Regression()
      model.standardErrors = standardErrors ?? .classical
      model.bandwidth = bandwidth
      return model
    case .gls: return AutocorrelatedRegression()
    case .ridge:
      var model = RidgeRegression()
      model.penalty = penalty
      return model
    case .huber: return HuberRegression()
    }
  }
}

extension StandardErrors: ExpressibleByArgument {}
