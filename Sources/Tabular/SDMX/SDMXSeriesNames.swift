/// Names for the series of a file: the codes that tell them apart.
package struct SDMXSeriesNames: Sendable {
  private let columns: SDMXColumns
  /// Which parts of a key differ between series.
  private let varying: [Int]

  /// Looks at the keys of all series that have observations.
  ///
  /// - Complexity: O(bytes of the keys).
  package init(_ columns: SDMXColumns, keys: some Sequence<String>) {
    self.columns = columns
    var first: [Substring]?
    var differs = Array(repeating: false, count: columns.dimensions.count + 1)
    for key in keys {
      let parts = Self.parts(key)
      guard let first else {
        first = parts
        continue
      }
      for index in differs.indices where parts[index] != first[index] { differs[index] = true }
    }
    varying = differs.indices.filter { differs[$0] }
  }

  /// The codes of what differs in the file, joined by `/`.
  ///
  /// Where nothing does, the last dimension with a code of its own: not the frequency, and not one
  /// such as `_T` or `_Z`, which say total and not applicable everywhere; else the dataflow.
  package func name(_ key: String) -> String {
    let parts = Self.parts(key)
    guard varying.isEmpty else {
      return varying.map { $0 == 0 ? SDMXStructure(String(parts[0])).id : String(parts[$0]) }
        .joined(separator: "/")
    }
    let own = Array(zip(columns.dimensions, parts.dropFirst())).last { dimension, code in
      !dimension.isFrequency && !code.isEmpty && !code.hasPrefix("_")
    }
    return own.map { String($0.1) } ?? SDMXStructure(String(parts[0])).id
  }

  /// All codes of a key, joined by `/`.
  package func fullName(_ key: String) -> String {
    Self.parts(key).dropFirst().joined(separator: "/")
  }

  /// The structure and the code of each dimension.
  private static func parts(_ key: String) -> [Substring] {
    key.split(
      separator: Character(Unicode.Scalar(SeriesKey.separator)), omittingEmptySubsequences: false
    ).dropLast()
  }
}
