import RealModule

/// One direction of a search: a list of values, or an interval.
public enum SearchAxis: Sendable, Hashable {
  /// So many values in an order of the caller's; coordinates are their places, from 0.
  case list(Int)
  /// Every number between two others, both in.
  case interval(from: Double, to: Double, scale: Scale, isWhole: Bool)

  /// What equal steps along an interval are.
  public enum Scale: String, Sendable, Hashable, CaseIterable {
    /// Equal differences.
    case linear
    /// Equal ratios; both ends are positive.
    case log
  }
}

/// Alternatives, each with directions of its own: models with their settings.
public struct SearchSpace: Sendable, Hashable {
  /// The axes of each alternative; an alternative without any is a single point.
  public let branches: [[SearchAxis]]

  /// Collects the alternatives.
  ///
  /// - Precondition: there is one; lists have a value, intervals are ascending, and positive where
  ///   their scale is logarithmic.
  public init(_ branches: [[SearchAxis]]) {
    precondition(!branches.isEmpty, "a search needs an alternative")
    for axis in branches.joined() {
      switch axis {
      case .list(let count): precondition(count >= 1, "an empty list")
      case .interval(let from, let to, let scale, _):
        precondition(from < to && (scale == .linear || from > 0), "no interval")
      }
    }
    self.branches = branches
  }

  /// How many points an alternative has; nil for infinitely many.
  public func count(ofBranch branch: Int) -> Int? {
    var product = 1
    for axis in branches[branch] {
      guard case .list(let count) = axis else { return nil }
      let (next, overflow) = product.multipliedReportingOverflow(by: count)
      product = overflow ? .max : next
    }
    return product
  }

  /// Every point of a finite alternative, the last axis fastest.
  func grid(ofBranch branch: Int) -> [SearchPoint] {
    var points: [[Double]] = [[]]
    for case .list(let count) in branches[branch] {
      points = points.flatMap { point in (0..<count).map { point + [Double($0)] } }
    }
    return points.map { SearchPoint(branch: branch, coordinates: $0) }
  }

  /// The point of a branch at numbers from 0 to below 1, one an axis.
  func point(ofBranch branch: Int, at unit: [Double]) -> SearchPoint {
    SearchPoint(
      branch: branch, coordinates: zip(branches[branch], unit).map { $0.coordinate(at: $1) })
  }

  /// The inverse of ``point(ofBranch:at:)``; the middle of its part for a place in a list.
  func unit(of point: SearchPoint) -> [Double] {
    zip(branches[point.branch], point.coordinates).map { $0.unit(of: $1) }
  }
}

/// A point of a space.
public struct SearchPoint: Sendable, Hashable {
  /// The alternative.
  public let branch: Int
  /// One number an axis: the place in a list, or the value itself.
  public let coordinates: [Double]
}

extension SearchAxis {
  /// The coordinate at a number from 0 to 1; values have four significant digits.
  fileprivate func coordinate(at unit: Double) -> Double {
    switch self {
    case .list(let count): return min((unit * Double(count)).rounded(.down), Double(count - 1))
    case .interval(let from, let to, let scale, let isWhole):
      let value =
        switch scale {
        case .linear: from + unit * (to - from)
        case .log: from * Double.pow(to / from, unit)
        }
      let rounded = isWhole ? value.rounded() : value.roundedToDigits(4)
      return min(max(rounded, from), to)
    }
  }

  fileprivate func unit(of coordinate: Double) -> Double {
    switch self {
    case .list(let count): (coordinate + 0.5) / Double(count)
    case .interval(let from, let to, .linear, _): (coordinate - from) / (to - from)
    case .interval(let from, let to, .log, _): Double.log(coordinate / from) / Double.log(to / from)
    }
  }
}

extension Double {
  /// The nearest number of so many significant decimal digits.
  fileprivate func roundedToDigits(_ digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    let power = digits - 1 - Int(Double.log10(magnitude).rounded(.down))
    let scale = Double.pow(10, abs(power))
    return power >= 0 ? (self * scale).rounded() / scale : (self / scale).rounded() * scale
  }
}
