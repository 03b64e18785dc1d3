import RealModule
import TimeSeries

/// Multiples of 2⁻³²: inputs are taken to them, so that another unit, which moves the last digits of
/// a logarithm or quotient, changes no bit of what is inferred from them.
enum DyadicGrid {
  static func nearest(to x: Double) -> Double { (x * 0x1p32).rounded() * 0x1p-32 }
}

/// The scale of the latent levels: the link's, moved to a centre and divided by a unit.
struct LatentScale: Sendable, Hashable {
  let link: Link
  /// The place on the link's scale that is 0 here.
  let center: Double
  /// Steps of the link's scale a step here: 1 wherever the link has no unit.
  let unit: Double

  /// Whether a step here is relative growth, so that the learned mean growth applies.
  var isLogarithmic: Bool { link == .log }

  /// A natural value here; infinite at or beyond the ends of what the link takes.
  func position(_ y: Double) -> Double {
    let x: Double
    switch link {
    case .identity: x = y
    case .log: x = y > 0 ? Double.log(y) : -.infinity
    case .logit(let lower, let upper):
      x =
        y <= lower
        ? -.infinity : y >= upper ? .infinity : Double.log(y - lower) - Double.log(upper - y)
    case .rank: x = y > 0.5 ? Double.log(y - 0.5) : -.infinity
    default: x = link.admits(y) ? link.apply(y) : y > 0 ? .infinity : -.infinity
    }
    return x.isFinite ? DyadicGrid.nearest(to: (x - center) / unit) : x
  }

  /// A place here on the link's scale.
  func linked(_ x: Double) -> Double { center + unit * x }

  /// A place here as a natural value, ranks not rounded.
  func natural(_ x: Double) -> Double {
    link == .rank ? Double.exp(linked(x)) + 0.5 : link.invert(linked(x))
  }

  /// The derivative of ``natural(_:)``.
  func slope(_ x: Double) -> Double {
    let y = natural(x)
    switch link {
    case .identity: return unit
    case .log: return unit * y
    case .logit(let lower, let upper): return unit * (y - lower) * (upper - y) / (upper - lower)
    case .rank: return unit * (y - 0.5)
    default: return unit * Double.exp(-link.logSlope(at: y))
    }
  }
}
