/// Polynomials in time that are orthonormal over n consecutive periods.
///
/// With x the time from the middle, they obey x·pⱼ = bⱼ₊₁pⱼ₊₁ + bⱼpⱼ₋₁ with
/// bⱼ² = j²(n² − j²)/(4(4j² − 1)) and p₀ = 1/√n: no design matrix and no factorisation is needed, and
/// no power of a year is ever formed.
///
/// > Source: Gram (1883); Forsythe (1957), "Generation and use of orthogonal polynomials for
/// > data-fitting".
struct GramPolynomials: Sendable, Hashable, Codable {
  /// n.
  let count: Int
  /// b₁ to b of the highest degree.
  private let recurrence: [Double]

  /// The polynomials up to a degree below `count`.
  init(count: Int, degree: Int) {
    self.count = count
    let n2 = Double(count) * Double(count)
    recurrence = (0..<degree).map { index in
      let j2 = Double((index + 1) * (index + 1))
      return (j2 * (n2 - j2) / (4 * (4 * j2 - 1))).squareRoot()
    }
  }

  /// The highest degree.
  var degree: Int { recurrence.count }

  /// Hands the polynomials of every degree at a time to `visit`, the lowest degree first.
  ///
  /// - Parameter time: from 1 for the first period; any number beyond n for the future.
  func forEach(at time: Double, _ visit: (_ degree: Int, _ value: Double) -> Void) {
    let x = time - Double(count + 1) / 2
    var before = 0.0
    var value = 1 / Double(count).squareRoot()
    visit(0, value)
    for j in recurrence.indices {
      let next = (x * value - (j == 0 ? 0 : recurrence[j - 1] * before)) / recurrence[j]
      (before, value) = (value, next)
      visit(j + 1, value)
    }
  }

  /// The value Σ cⱼ pⱼ at a time.
  func value(_ coefficients: [Double], at time: Double) -> Double {
    var sum = 0.0
    forEach(at: time) { sum += coefficients[$0] * $1 }
    return sum
  }

  /// Σ pⱼ² at a time: the variance of the fitted curve there, in units of the error's.
  func leverage(at time: Double) -> Double {
    var sum = 0.0
    forEach(at: time) { sum += $1 * $1 }
    return sum
  }

  /// The coefficients of each polynomial in powers of the time, the constant first.
  ///
  /// - Complexity: O(degree³).
  var powers: [[Double]] {
    let middle = Double(count + 1) / 2
    var polynomials = [[1 / Double(count).squareRoot()]]
    for j in recurrence.indices {
      var next = [Double](repeating: 0, count: j + 2)
      for (power, coefficient) in polynomials[j].enumerated() {
        next[power + 1] += coefficient
        next[power] -= middle * coefficient
      }
      if j > 0 {
        for (power, coefficient) in polynomials[j - 1].enumerated() {
          next[power] -= recurrence[j - 1] * coefficient
        }
      }
      polynomials.append(next.map { $0 / recurrence[j] })
    }
    return polynomials
  }
}
