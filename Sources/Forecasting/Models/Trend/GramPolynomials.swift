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
  /// The highest degree, below n.
  let degree: Int

  /// The values of p₀ to p_degree at a time.
  ///
  /// - Parameter time: from 1 for the first period; any number beyond n for the future.
  func values(at time: Double) -> [Double] {
    let x = time - Double(count + 1) / 2
    var values = [1 / Double(count).squareRoot()]
    values.reserveCapacity(degree + 1)
    for j in 0..<degree {
      let before = j == 0 ? 0 : recurrence(j) * values[j - 1]
      values.append((x * values[j] - before) / recurrence(j + 1))
    }
    return values
  }

  /// The coefficients of each polynomial in powers of the time, the constant first.
  ///
  /// - Complexity: O(degree³).
  var powers: [[Double]] {
    let middle = Double(count + 1) / 2
    var polynomials = [[1 / Double(count).squareRoot()]]
    for j in 0..<degree {
      var next = [Double](repeating: 0, count: j + 2)
      for (power, coefficient) in polynomials[j].enumerated() {
        next[power + 1] += coefficient
        next[power] -= middle * coefficient
      }
      if j > 0 {
        for (power, coefficient) in polynomials[j - 1].enumerated() {
          next[power] -= recurrence(j) * coefficient
        }
      }
      polynomials.append(next.map { $0 / recurrence(j + 1) })
    }
    return polynomials
  }

  /// bⱼ.
  private func recurrence(_ j: Int) -> Double {
    let j2 = Double(j * j)
    let n2 = Double(count) * Double(count)
    return (j2 * (n2 - j2) / (4 * (4 * j2 - 1))).squareRoot()
  }
}
