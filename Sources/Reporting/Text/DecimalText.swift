/// Numbers for people: few digits, grouped thousands.
///
/// Files get full precision instead.
package enum DecimalText {
  /// At least `digits` significant digits where the number has a fraction, never an exponent between
  /// 1e-6 and 1e15.
  package static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : value < 0 ? "−∞" : "∞" }
    let size = abs(value)
    if size == 0 { return "0" }
    if size >= 1e15 || size < 1e-6 { return exponent(value, digits: digits) }
    var decimals = digits - 1
    var bound = 10.0
    while bound <= size && decimals > 0 {
      bound *= 10
      decimals -= 1
    }
    var small = size
    while small < 1 && decimals < 12 {
      small *= 10
      decimals += 1
    }
    return fixed(value, decimals: decimals)
  }

  /// Rounded to a number of decimals, thousands grouped by commas.
  ///
  /// - Precondition: |value| < 1e15 and `decimals` is 0 to 15.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    precondition((0...15).contains(decimals))
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let whole = value.magnitude.rounded(.down)
    var fraction = ((value.magnitude - whole) * scale).rounded()
    var integer = Int(whole)
    if fraction >= scale {
      integer += 1
      fraction = 0
    }
    var text = grouped(integer)
    if decimals > 0 {
      let digits = String(Int(fraction))
      text += "." + String(repeating: "0", count: decimals - digits.count) + digits
    }
    let isZero = integer == 0 && fraction == 0
    return value < 0 && !isZero ? "-" + text : text
  }

  /// A whole number with commas between thousands.
  package static func grouped(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return value < 0 ? "-" + text : text
  }

  /// A mantissa of `digits` digits and a power of ten: `2.73e-5`.
  ///
  /// - Precondition: the value is finite and not 0.
  package static func exponent(_ value: Double, digits: Int) -> String {
    var mantissa = value.magnitude
    var power = 0
    while mantissa >= 10 {
      mantissa /= 10
      power += 1
    }
    while mantissa < 1 {
      mantissa *= 10
      power -= 1
    }
    return (value < 0 ? "-" : "") + fixed(mantissa, decimals: digits - 1) + "e\(power)"
  }
}

extension DecimalText {
  /// A level in percent without needless decimals: `80`, `99.5`.
  package static func level(_ level: Double) -> String {
    level == level.rounded() ? "\(Int(level))" : "\(level)"
  }
}
