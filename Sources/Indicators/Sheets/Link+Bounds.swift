internal import TimeSeries

extension Link {
  /// Whether the link has room for values up to these bounds, ends aside.
  func reaches(_ bounds: ClosedRange<Double>) -> Bool {
    switch self {
    case .identity: true
    case .log, .squareRoot, .positive, .power: bounds.lowerBound >= 0
    case .logit(let lower, let upper): bounds.lowerBound >= lower && bounds.upperBound <= upper
    case .rank: bounds.lowerBound >= 1
    }
  }
}
