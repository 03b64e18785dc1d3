#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The vertical axis of a chart: where values stand and which of them are labelled.
struct ValueAxis: Sendable, Hashable {
  /// How distance stands for difference.
  enum Scale: Sendable, Hashable {
    /// Equal distances are equal differences.
    case linear
    /// Equal distances are equal ratios.
    case logarithmic
    /// Linear with the first place at the top.
    case rank
  }

  /// How distance stands for difference.
  let scale: Scale
  /// The smallest value that has a place.
  let lower: Double
  /// The largest value that has a place.
  let upper: Double
  /// The labelled values, ascending.
  let ticks: [Double]

  /// Ratio of the largest to the smallest value from which a quantity of proportions gets a
  /// logarithmic axis.
  static let logarithmicRatio = 20.0

  /// An axis on which all of some values have a place.
  ///
  /// - Parameters:
  ///   - values: what is shown; those that are not finite do not count.
  ///   - isRank: whether they are places in a ranking.
  ///   - isProportional: whether the quantity is modelled in proportions.
  ///   - count: about how many ticks there are to be.
  init(for values: [Double], isRank: Bool, isProportional: Bool, count: Int = 5) {
    let shown = values.filter(\.isFinite)
    let least = shown.min() ?? 0
    let most = shown.max() ?? 1
    if isRank {
      self = .ranks(from: min(1, least), to: max(most, 2), count: count)
    } else if isProportional, least > 0, most / least >= Self.logarithmicRatio {
      self = .decades(from: least, to: most, count: count)
    } else {
      self = .steps(from: least, to: most, count: count)
    }
  }

  private init(_ scale: Scale, _ lower: Double, _ upper: Double, ticks: [Double]) {
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.ticks = ticks
  }

  /// The part of the height, from the top, at which a value stands: 0 to 1.
  ///
  /// Values beyond the ends stand at the ends.
  func place(of value: Double) -> Double {
    let inside = min(max(value, lower), upper)
    switch scale {
    case .linear: return (upper - inside) / (upper - lower)
    case .logarithmic: return log(upper / inside) / log(upper / lower)
    case .rank: return (inside - lower) / (upper - lower)
    }
  }

  // MARK: Scales

  /// From zero, unless all values lie in a narrow band far from it.
  private static func steps(from least: Double, to most: Double, count: Int) -> ValueAxis {
    var least = least
    var most = most
    if least >= 0, least < most / 2 { least = 0 }
    if most <= 0, most > least / 2 { most = 0 }
    if least == most { (least, most) = (min(0, least), max(0, most)) }
    if least == most { most = 1 }
    let step = NiceStep(above: (most - least) / Double(count)).value
    let first = (least / step + 1e-9).rounded(.down)
    let last = (most / step - 1e-9).rounded(.up)
    let ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
    return ValueAxis(.linear, first * step, last * step, ticks: ticks)
  }

  /// With a little room beyond the values; ticks at powers of ten, and at 2 and 5 between few of them.
  private static func decades(from least: Double, to most: Double, count: Int) -> ValueAxis {
    let lower = least / 1.15
    let upper = most * 1.15
    let powers = Int(log10(lower).rounded(.down))...Int(log10(upper).rounded(.up))
    func ticks(_ mantissas: [Double], every step: Int = 1) -> [Double] {
      powers.filter { $0 % step == 0 }.flatMap { power in
        mantissas.map { $0 * pow(10, Double(power)) }
      }.filter { $0 >= lower && $0 <= upper }
    }
    for mantissas in [[1.0, 2, 5], [1, 3], [1]] {
      let found = ticks(mantissas)
      if found.count <= count + 1 || mantissas == [1], found.count <= 2 * count {
        return ValueAxis(.logarithmic, lower, upper, ticks: found)
      }
    }
    let step = (powers.count + count - 1) / count
    return ValueAxis(.logarithmic, lower, upper, ticks: ticks([1], every: step))
  }

  private static func ranks(from least: Double, to most: Double, count: Int) -> ValueAxis {
    let step = max(1, NiceStep(above: (most - least) / Double(count)).value.rounded(.up))
    var ticks = [1.0]
    var next = step == 1 ? 2 : step
    while next <= most {
      ticks.append(next)
      next += step
    }
    return ValueAxis(.rank, least - 0.5, most + 0.5, ticks: ticks)
  }
}

/// A step that people count in: 1, 2, 2.5 or 5 times a power of ten.
struct NiceStep: Sendable, Hashable {
  /// The step.
  let value: Double

  /// The smallest nice step that is no smaller than `least`.
  ///
  /// - Precondition: `least` is positive and finite.
  init(above least: Double) {
    precondition(least > 0 && least.isFinite)
    let power = pow(10, log10(least).rounded(.down))
    let mantissa = least / power
    value = ([1, 2, 2.5, 5].first { mantissa <= $0 * (1 + 1e-12) } ?? 10) * power
  }
}

extension Magnitude {
  /// The labels of ticks, with the decimals that tell them apart; powers of ten where these would be
  /// more than a margin holds.
  func labels(of axis: ValueAxis) -> [String] {
    let largest = axis.ticks.map { abs($0 / factor) }.max() ?? 0
    let steps = zip(axis.ticks.dropFirst(), axis.ticks).map { $0 - $1 }
    let least = axis.scale == .logarithmic ? nil : steps.min()
    return axis.ticks.map { tick in
      let size = axis.scale == .logarithmic ? abs(tick / factor) : largest
      if size >= 1e6 || size < 1e-3 { return tick == 0 ? "0" : Self.power(tick / factor) }
      return DecimalText.fixed(tick / factor, decimals: Self.decimals(of: (least ?? tick) / factor))
    }
  }

  /// A value in at most seven characters, for the end of a line.
  func label(_ value: Double) -> String {
    let plain = text(value)
    return plain.count <= 7 || value == 0 ? plain : DecimalText.exponent(value / factor, digits: 2)
  }

  /// `5e-9`, `2.5e6`.
  private static func power(_ value: Double) -> String {
    DecimalText.exponent(value, digits: 2).replacing(".0e", with: "e")
  }

  /// How many decimals a number of one or two digits, such as 0.25, needs.
  private static func decimals(of step: Double) -> Int {
    var decimals = 0
    var scaled = abs(step)
    while decimals < 12, abs(scaled - scaled.rounded()) > 1e-6 * max(scaled, 1e-12) {
      scaled *= 10
      decimals += 1
    }
    return decimals
  }
}
