public import CAlmanac
import Pipelines

// What each function does stands in almanac.h.

/// Forecasts every series of a panel.
@c @implementation
public func almanac_forecast(
  _ input: UnsafeMutablePointer<ArrowArrayStream>!, _ options: UnsafePointer<CChar>!,
  _ result: UnsafeMutablePointer<ArrowArrayStream>!,
  _ report: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> Int32 {
  unsafe Call.run(ForecastRequest.self, input, options, result, report)
}

/// Forecasts what is already known from rolling origins.
@c @implementation
public func almanac_backtest(
  _ input: UnsafeMutablePointer<ArrowArrayStream>!, _ options: UnsafePointer<CChar>!,
  _ result: UnsafeMutablePointer<ArrowArrayStream>!,
  _ report: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> Int32 {
  unsafe Call.run(BacktestRequest.self, input, options, result, report)
}

/// Fits a linear regression to the columns of a table.
@c @implementation
public func almanac_regression(
  _ input: UnsafeMutablePointer<ArrowArrayStream>!, _ options: UnsafePointer<CChar>!,
  _ result: UnsafeMutablePointer<ArrowArrayStream>!,
  _ report: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> Int32 {
  unsafe Call.run(ColumnRegressionRequest.self, input, options, result, report)
}

/// The version of the library, a text that is never freed.
@c @implementation
public func almanac_version() -> UnsafePointer<CChar>! {
  unsafe UnsafeRawPointer(Release.version.utf8Start).assumingMemoryBound(to: CChar.self)
}

/// Frees a report; NULL is ignored.
@c @implementation
public func almanac_free(_ report: UnsafeMutablePointer<CChar>!) {
  unsafe CText.free(report)
}
