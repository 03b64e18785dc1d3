import FoundationEssentials

/// Everything that decides a result: the same ingredients give the same result, byte for byte.
///
/// Kept beside each result in the store, so that a stale one can say what has changed.
struct Ingredients: Sendable, Hashable, Codable {
  /// The stage that makes the result.
  var stage: StageName
  /// The series; nil for a stage that works on the whole.
  var series: String?
  /// Format of the stage's results, raised when the same inputs give another result.
  var version: Int
  /// Settings by name, as words.
  var settings: [String: String] = [:]
  /// Content keys by what they are of: `Datasets/x.csv`, `fit(gdp-cny)`.
  var inputs: [String: String] = [:]

  /// SHA-256 of the ingredients as JSON with sorted keys, lower-case hexadecimal.
  var key: String { Digest.sha256(CanonicalJSON.data(self)) }
}

/// JSON with one spelling: sorted keys, no spaces, numbers that read back as the same double.
enum CanonicalJSON {
  /// Encodes a value that has nothing but finite numbers.
  static func data(_ value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(value)
    } catch {
      preconditionFailure("\(type(of: value)) holds a number that JSON cannot: \(error)")
    }
  }
}
