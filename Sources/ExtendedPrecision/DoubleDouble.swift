/// A number of about 32 decimal digits: the unevaluated sum of two doubles.
///
/// The low part is at most half an ulp of the high one. The range is that of `Double`; where the
/// low part would fall below 1e-308, products lose digits. Not for speed: an addition costs about
/// ten times that of doubles.
///
/// > Source: Dekker (1971); Hida, Li & Bailey (2001), "Algorithms for quad-double precision
/// > floating point arithmetic"; Joldes, Muller & Popescu (2017) for the error bounds.
@frozen
public struct DoubleDouble: Sendable, Hashable {
  /// The nearest double.
  public let high: Double
  /// What the nearest double lacks.
  public let low: Double

  /// A double, exactly.
  @inlinable
  public init(_ value: Double) {
    high = value
    low = 0
  }

  /// A whole number, exactly up to 106 bits.
  @inlinable
  public init(_ value: Int) {
    let high = Double(value)
    let isExact = high < 0x1p63
    self.init(sum: high, isExact ? Double(value - Int(high)) : Double(value - Int.max) - 1)
  }

  /// The two parts as they stand; |low| is at most half an ulp of `high`.
  @inlinable
  package init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// The sum of two doubles of any size, exactly.
  @inlinable
  public init(sum a: Double, _ b: Double) {
    let sum = a + b
    let shadow = sum - a
    self.init(high: sum, low: (a - (sum - shadow)) + (b - shadow))
  }

  /// The sum of two doubles, exactly where |a| ≥ |b|.
  @inlinable
  package init(ordered a: Double, _ b: Double) {
    let sum = a + b
    self.init(high: sum, low: b - (sum - a))
  }

  /// The product of two doubles, exactly but for underflow.
  @inlinable
  public init(product a: Double, _ b: Double) {
    let product = a * b
    self.init(high: product, low: (-product).addingProduct(a, b))
  }

  /// The nearest double.
  @inlinable
  public var rounded: Double { high + low }

  /// Whether it is neither NaN nor infinite.
  @inlinable
  public var isFinite: Bool { high.isFinite }

  /// The absolute value.
  @inlinable
  public var magnitude: DoubleDouble { high < 0 ? -self : self }
}

extension DoubleDouble: ExpressibleByIntegerLiteral {
  /// A literal whole number.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}

extension DoubleDouble: Comparable {
  /// Orders by value.
  @inlinable
  public static func < (a: DoubleDouble, b: DoubleDouble) -> Bool {
    a.high < b.high || (a.high == b.high && a.low < b.low)
  }
}
