import Statistics
import Testing

/// Least digits over all figures of a distribution: of the density and of both tails.
private struct Floor: Sendable, CustomTestStringConvertible {
  let name: String
  let density: Double
  let tails: Double
  var testDescription: String { name }
}

private let floors = [
  Floor(name: "normal", density: 15.5, tails: 15.5),
  Floor(name: "t", density: 15.2, tails: 14.6),
  Floor(name: "gamma", density: 15, tails: 14),
  Floor(name: "f", density: 15, tails: 14.4),
]

@Test(arguments: floors)
private func `densities and tails agree with extended precision`(floor: Floor) throws {
  var worst = (density: 17.0, tail: 17.0, larger: 17.0)
  let figures = try TailFigures.all(floor.name)
  #expect(figures.count >= 20)
  for figure in figures {
    let d = figure.distribution
    let density = digits(d.density(figure.x), figure.density)
    #expect(density >= floor.density, "density \(figure.label)")
    let lower = digits(d.cumulative(figure.x), figure.lower)
    let upper = digits(d.survival(figure.x), figure.upper)
    let isLower = figure.lower < figure.upper
    #expect(min(lower, upper) >= floor.tails, "tails \(lower) \(upper) \(figure.label)")
    worst.density = min(worst.density, density)
    worst.tail = min(worst.tail, isLower ? lower : upper)
    worst.larger = min(worst.larger, isLower ? upper : lower)
  }
  print("\(floor.name): \(figures.count) points; least digits:", worst)
}
