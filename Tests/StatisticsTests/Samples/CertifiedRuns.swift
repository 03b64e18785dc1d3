import ExtendedPrecision

/// Values of a certified set as printed, with repeated stretches written once.
struct CertifiedRun: Decodable, Sendable {
  let times: Int
  let values: [String]
}

extension [CertifiedRun] {
  /// The values to all their digits.
  var exact: [DoubleDouble] {
    flatMap { run in
      let values = run.values.compactMap { DoubleDouble(decimal: $0) }
      return (0..<run.times).flatMap { _ in values }
    }
  }
}
