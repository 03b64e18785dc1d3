import RealModule

extension RandomStream {
  /// A uniform number in the open interval (0, 1), on a grid of 2⁻⁵².
  public mutating func nextUniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// A whole number in 0 ..< bound, every one equally likely.
  ///
  /// > Source: Lemire (2019), "Fast random integer generation in an interval".
  public mutating func nextIndex(below bound: Int) -> Int {
    precondition(bound > 0, "an interval has at least one number")
    let width = UInt64(bound)
    var product = next().multipliedFullWidth(by: width)
    if product.low < width {
      let threshold = (0 &- width) % width
      while product.low < threshold { product = next().multipliedFullWidth(by: width) }
    }
    return Int(product.high)
  }

  /// One of some items, each with its own probability; takes one uniform.
  ///
  /// - Parameter weight: the probability of an item; all of them sum to 1.
  /// - Precondition: there is an item.
  /// - Complexity: O(number of items).
  public mutating func nextElement<Items: BidirectionalCollection>(
    of items: Items, weight: (Items.Element) -> Double
  ) -> Items.Element {
    precondition(!items.isEmpty, "a choice needs something to choose from")
    var rest = nextUniform()
    for item in items {
      rest -= weight(item)
      if rest < 0 { return item }
    }
    // Rounding may leave a last crumb of probability.
    return items[items.index(before: items.endIndex)]
  }

  /// A standard normal number, by inversion of one uniform.
  public mutating func nextNormal() -> Double {
    StandardNormalQuantile.rational(nextUniform())
  }

  /// An exponential number of mean 1.
  public mutating func nextExponential() -> Double { -Double.log(nextUniform()) }

  /// A gamma number of this shape and scale 1.
  ///
  /// - Precondition: `shape > 0`.
  ///
  /// > Source: Marsaglia & Tsang (2000), "A simple method for generating gamma variables".
  public mutating func nextGamma(shape: Double) -> Double {
    precondition(shape > 0 && shape.isFinite, "a shape is positive")
    if shape < 1 {
      let boosted = nextGamma(shape: shape + 1)
      return boosted * Double.exp(Double.log(nextUniform()) / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / Double.sqrt(9 * d)
    while true {
      let z = nextNormal()
      let root = 1 + c * z
      guard root > 0 else { continue }
      let v = root * root * root
      if Double.log(nextUniform()) < 0.5 * z * z + d - d * v + d * Double.log(v) { return d * v }
    }
  }

  /// A chi-squared number.
  ///
  /// - Precondition: `degreesOfFreedom > 0`, not necessarily whole.
  public mutating func nextChiSquared(_ degreesOfFreedom: Double) -> Double {
    2 * nextGamma(shape: degreesOfFreedom / 2)
  }

  /// A number with Student's t distribution, location 0 and scale 1.
  ///
  /// - Precondition: `degreesOfFreedom > 0`, not necessarily whole.
  public mutating func nextStudentT(_ degreesOfFreedom: Double) -> Double {
    nextNormal() / Double.sqrt(nextChiSquared(degreesOfFreedom) / degreesOfFreedom)
  }
}
