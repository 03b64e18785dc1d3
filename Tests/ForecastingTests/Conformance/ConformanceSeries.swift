import Forecasting
import Statistics
import Testing
import TimeSeries

/// Series that every model has to live with.
struct ConformanceSeries: Sendable, CustomTestStringConvertible {
  let name: String
  let series: Series

  var testDescription: String { name }

  private init(_ name: String, _ values: [Double], start: Period = .year(2001)) {
    self.name = name
    do {
      series = try Series(name: name, start: start, values: values)
    } catch {
      preconditionFailure("\(name): \(error)")
    }
  }

  /// A growing series with 5 % noise, as long as wanted.
  static func growing(_ count: Int) -> Series {
    var stream = RandomStream(seed: 11, name: "growing")
    return ConformanceSeries(
      "growing \(count)",
      (0..<count).map { 100 + 8 * Double($0) + 5 * stream.nextNormal() }
    ).series
  }

  /// An S-curve with 2 % noise, past its middle.
  static let sCurve: ConformanceSeries = {
    var stream = RandomStream(seed: 3, name: "s-curve")
    return ConformanceSeries(
      "s-curve",
      (0..<24).map { t in
        80 / (1 + power(-(Double(t) - 11) * 0.4)) * power(0.02 * stream.nextNormal())
      })
  }()

  private static func power(_ x: Double) -> Double {
    PredictiveDistribution.linked(.point(x), .log).median
  }

  private static func seasonal(_ name: String, _ count: Int, start: Period) -> ConformanceSeries {
    var stream = RandomStream(seed: 5, name: name)
    let length = start.frequency.seasonLength
    return ConformanceSeries(
      name,
      (0..<count).map {
        200 + Double($0) + 30 * Double($0 % length) + 4 * stream.nextNormal()
      }, start: start)
  }

  private static func times(_ factor: Double, _ name: String) -> ConformanceSeries {
    ConformanceSeries(name, growing(14).values.map { factor * $0 })
  }

  /// Noise around a level.
  private static func noise(_ name: String, level: Double, sd: Double) -> ConformanceSeries {
    var stream = RandomStream(seed: 7, name: name)
    return ConformanceSeries(name, (0..<15).map { _ in level + sd * stream.nextNormal() })
  }

  static let ordinary: [ConformanceSeries] =
    [1, 2, 3, 4, 5, 6, 8, 12, 20, 60].map {
      ConformanceSeries("growing \($0)", growing($0).values)
    } + [
      sCurve,
      ConformanceSeries("falling", sCurve.series.values.reversed()),
      ConformanceSeries("constant", Array(repeating: 42.5, count: 10)),
      ConformanceSeries("straight", (0..<10).map { 0.1 * Double($0) + 0.3 }),
      ConformanceSeries("doubling", (0..<12).map { Double(1 << $0) }),
      ConformanceSeries("spike", (0..<12).map { $0 == 6 ? 5e4 : 100 + Double($0 * $0 % 7) }),
      noise("unit noise on 1e9", level: 1e9, sd: 1),
      noise("around zero", level: 0, sd: 3),
      noise("negative", level: -50, sd: 4),
      ConformanceSeries("zeros", Array(repeating: 0, count: 8)),
      ConformanceSeries("counts", [0, 3, 1, 0, 0, 2, 5, 1, 0, 4, 2, 2]),
      seasonal("quarterly", 30, start: .quarter(3, of: 2015)),
      seasonal("monthly", 50, start: .month(11, of: 2019)),
      times(1e-9, "in billions"),
      times(1e12, "in trillionths"),
    ]

  /// Numbers at the ends of double precision.
  static let extreme: [ConformanceSeries] = [
    times(1e305, "up to 1e307"),
    times(8e305, "up to 1e308"),
    times(1e-302, "down to 1e-300"),
    times(0x1p-1030, "subnormal"),
    ConformanceSeries("from 1e-300 to 1e300", (0..<10).map { $0 % 2 == 0 ? 1e-300 : 1e300 }),
    ConformanceSeries("from -1e308 to 1e308", (0..<10).map { $0 % 2 == 0 ? -1e308 : 1e308 }),
  ]

  static let all = ordinary + extreme

  /// Whether the numbers are at the ends of double precision.
  var isExtreme: Bool { Self.isExtreme(series) }

  static func isExtreme(_ series: Series) -> Bool { extreme.contains { $0.name == series.name } }

  /// A positive regressor that covers the series and 12 periods more.
  static func regressor(_ name: String, index: Int, around series: Series) throws -> Series {
    var stream = RandomStream(seed: 100 + UInt64(index), name: name)
    var level = 50.0 * Double(index + 1)
    return try Series(
      name: name, start: series.start.advanced(by: -6),
      values: (0..<series.count + 18).map { _ in
        level *= 1.03 + 0.02 * stream.nextNormal()
        return level
      })
  }
}
