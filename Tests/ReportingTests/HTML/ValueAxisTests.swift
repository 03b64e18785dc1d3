import Testing

@testable import Reporting

@Suite struct ValueAxisTests {
  private func axis(_ values: [Double], isProportional: Bool = true) -> ValueAxis {
    ValueAxis(for: values, isRank: false, isProportional: isProportional)
  }

  @Test func `a linear axis starts at zero unless the values are far from it`() {
    #expect(axis([3.2, 9.1]).ticks == [0, 2, 4, 6, 8, 10])
    #expect(axis([96, 104]).ticks == [96, 98, 100, 102, 104])
    #expect(axis([-3, 4]).ticks == [-4, -2, 0, 2, 4])
  }

  @Test func `proportions over a wide range get a logarithmic axis, other quantities do not`() {
    let wide = axis([1, 1000])
    #expect(wide.scale == .logarithmic)
    #expect(wide.ticks == [1, 3, 10, 30, 100, 300, 1000] || wide.ticks == [1, 10, 100, 1000])
    #expect(axis([1, 1000], isProportional: false).scale == .linear)
    #expect(axis([1, 19]).scale == .linear)
    #expect(axis([0, 1000]).scale == .linear)
    #expect(axis([-1, 1000]).scale == .linear)
  }

  @Test(arguments: [1e-9, 1, 7.3, 1e12])
  func `another unit moves no value`(unit: Double) {
    for values in [[3.0, 4.5, 11], [0.2, 3, 90], [-4.0, 2, 8]] {
      let plain = axis(values)
      let scaled = axis(values.map { $0 * unit })
      // Steps of 1, 2 and 5 are others in another unit, unless it is a power of ten.
      if unit == 7.3, plain.scale == .linear { continue }
      for value in values {
        #expect(abs(plain.place(of: value) - scaled.place(of: value * unit)) < 1e-9)
      }
    }
  }

  @Test func `the first place of a ranking is at the top`() {
    let axis = ValueAxis(for: [4, 21, 43], isRank: true, isProportional: false)
    #expect(axis.scale == .rank)
    #expect(axis.ticks == [1, 10, 20, 30, 40])
    #expect(axis.place(of: 1) < 0.05 && axis.place(of: 43) > 0.95)
  }

  @Test func `every value has a place, larger ones a higher one`() {
    let ranges: [[Double]] = [
      [0, 0], [5, 5], [-2, -2], [1e-300, 1e-299], [1e300, 9e300], [1, 1e18], [0.99, 1.01],
    ]
    for values in ranges {
      let axis = axis(values)
      #expect(axis.ticks.count >= 2 && axis.ticks.count <= 12, "\(values): \(axis.ticks)")
      #expect(axis.ticks == axis.ticks.sorted() && Set(axis.ticks).count == axis.ticks.count)
      let places = [values[0], values[1]].map { axis.place(of: $0) }
      #expect(places.allSatisfy { (0...1).contains($0) }, "\(values): \(places)")
      if values[0] < values[1] { #expect(places[0] > places[1]) }
    }
  }

  @Test func `values that are not finite do not count`() {
    #expect(axis([.nan, 3.2, .infinity, 9.1]) == axis([3.2, 9.1]))
    #expect(axis([]).ticks.count >= 2)
  }

  @Test func `a step is 1, 2, 2,5 or 5 times a power of ten`() {
    let steps = [0.03, 1, 1.1, 2.1, 3, 6, 4e11].map { NiceStep(above: $0).value }
    let nice = [0.05, 1, 2, 2.5, 5, 10, 5e11]
    for (step, expected) in zip(steps, nice) { #expect(abs(step / expected - 1) < 1e-12) }
  }

  @Test func `labels have the decimals that tell ticks apart`() {
    let shares = axis([2.31, 2.48])
    #expect(Magnitude(for: [2.48]).labels(of: shares) == ["2.30", "2.35", "2.40", "2.45", "2.50"])
    let yuan = axis([6e10, 4e12])
    let labels = Magnitude(for: [4e12]).labels(of: yuan)
    #expect(labels.contains("0.1") && labels.contains("1"))
    #expect(Set(labels).count == labels.count)
  }

  @Test func `labels are short however large or small the values are`() {
    for values in [[0.0, 6e-9], [0, 4e18], [1e-12, 1e18], [-3e-7, 2e-7]] {
      let labels = Magnitude(for: values).labels(of: axis(values))
      #expect(Set(labels).count == labels.count, "\(labels)")
      #expect(labels.allSatisfy { $0.count <= 9 }, "\(labels)")
    }
    // Ticks that differ late keep the digits that tell them apart.
    let late = Magnitude(for: [1e6]).labels(of: axis([1e6, 1e6 + 0.2]))
    #expect(Set(late).count == late.count)
    #expect(Magnitude(for: [5e-9]).labels(of: axis([0, 5e-9])).last == "5e-9")
    #expect(Magnitude(for: [3.5e-9]).label(3.566e-9) == "3.6e-9")
    #expect(Magnitude(for: [1.5e12]).label(1.5e12) == "1.500")
  }
}
