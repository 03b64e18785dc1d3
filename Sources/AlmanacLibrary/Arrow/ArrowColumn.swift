/// A column to hand out.
enum ArrowColumn: Sendable {
  /// Texts, as `U`: a batch of long names may exceed what four-byte offsets hold.
  case texts([String])
  /// Whole numbers, as `l`.
  case integers([Int64])
  /// Days or moments of four bytes.
  case shortMoments([Int32], format: String)
  /// Moments of eight bytes.
  case moments([Int64], format: String)
  /// Numbers, as `g`; NaN becomes null.
  case numbers([Double])

  /// The format string.
  var format: String {
    switch self {
    case .texts: "U"
    case .integers: "l"
    case .shortMoments(_, let format), .moments(_, let format): format
    case .numbers: "g"
    }
  }

  /// How many rows it has.
  var count: Int {
    switch self {
    case .texts(let values): values.count
    case .integers(let values): values.count
    case .shortMoments(let values, _): values.count
    case .moments(let values, _): values.count
    case .numbers(let values): values.count
    }
  }
}

/// A table to hand out, batch by batch.
struct ArrowTable: Sendable {
  /// One a column.
  let names: [String]
  /// Columns without rows, which say the types.
  let types: [ArrowColumn]
  /// Batches of all columns.
  var batches: [[ArrowColumn]] = []
}
