public import ArgumentParser
import Forecasting
import Foundation
public import Pipelines
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

  @Argument(help: "The table (CSV).", completion: .file(extensions: ["csv"]))
  var data: String

  @Option(help: "What is explained by what.")
  var formula: String

  @Option(
    help: """
      ols and wls: least squares; gls: AR(1) errors, by maximum likelihood; ridge: a penalty chosen \
      by leave-one-out; huber: outliers have bounded influence; quantile: the median, or --tau.
      """)
  var method = RegressionMethod.ols

  @Option(
    name: .customLong("se"),
    help: """
      How standard errors are estimated: classical, hc0, hc1, hc2, hc3 or newey-west for ols and \
      wls, powell or nid for quantile.
      """,
    completion: .list(
      StandardErrors.allCases.map(\.rawValue) + QuantileStandardErrors.allCases.map(\.rawValue)))
  var standardErrors: String?

  @Option(help: "The probability below the line of quantile (default: 0.5, the median).")
  var tau: Double?

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
    if let standardErrors, !method.standardErrors.contains(standardErrors) {
      throw ValidationError(
        method.standardErrors.isEmpty
          ? "\(method.rawValue) has standard errors of its own, without --se"
          : "--se takes \(method.standardErrors.joined(separator: ", ")) for \(method.rawValue)")
    }
    if let tau {
      guard method == .quantile, tau > 0, tau < 1 else {
        throw ValidationError("--tau takes a number between 0 and 1 and goes with quantile")
      }
    }
    if let bandwidth {
      guard standardErrors == StandardErrors.neweyWest.rawValue, (0...1000).contains(bandwidth)
      else {
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
    request.estimator = method.estimator(
      standardErrors: standardErrors, bandwidth: bandwidth, penalty: penalty, tau: tau)
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
}

extension RegressionMethod: ExpressibleByArgument {}
