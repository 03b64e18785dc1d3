import Testing

@testable import Tabular

/// The standard library's digits are the oracle: both are the shortest, and the nearest of these.
@Suite struct ShortestDecimalTests {
  private func text(_ number: Double) -> String {
    var bytes: [UInt8] = []
    ShortestDecimal.append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func expected(_ number: Double) -> String {
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  @Test func `random numbers of every covered magnitude have the standard digits`() {
    var stream = SeededGenerator(seed: 11)
    for exponent in -16...60 {
      for _ in 0..<2_000 {
        let fraction = stream.next() & (1 << 52 - 1)
        let number = Double(
          sign: stream.next() & 1 == 0 ? .plus : .minus, exponentBitPattern: UInt(1023 + exponent),
          significandBitPattern: fraction)
        #expect(text(number) == expected(number))
      }
    }
  }

  @Test func `round numbers, powers and their neighbours have the standard digits`() {
    var numbers: [Double] = [
      0, -0.0, 1, 0.1, 0.3, 2.5, 1e-4, 1e15, .leastNonzeroMagnitude, 1e308, 123_456_789,
    ]
    for power in -20...60 { numbers.append(Double(sign: .plus, exponent: power, significand: 1)) }
    for power in 0...22 {
      let ten = (0..<power).reduce(1.0) { product, _ in product * 10 }
      numbers += [ten, 1 / ten, 3 * ten, 7 / ten, 1.1 * ten]
    }
    for number in numbers {
      for near in [number, number.nextUp, number.nextDown, -number] {
        #expect(text(near) == expected(near))
      }
    }
  }

  @Test func `figures of few decimals have the standard digits`() {
    var stream = SeededGenerator(seed: 12)
    for _ in 0..<20_000 {
      let number = Double(Int64(bitPattern: stream.next()) >> 24) / 1000
      #expect(text(number) == expected(number))
    }
  }
}
