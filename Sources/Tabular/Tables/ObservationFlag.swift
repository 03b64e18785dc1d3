/// What a publisher says of a value: a letter of the observation status.
///
/// > Source: SDMX cross-domain code list CL_OBS_STATUS, version 2.0; Eurostat's flags.
public struct ObservationFlag: Sendable, Hashable {
  /// The code in capital letters, most often one.
  public let letter: String
  /// What it says: `provisional`; nil for a letter that is not known.
  public let meaning: String?

  /// The publisher's own forecast, which is no observation.
  public var isForecast: Bool { letter == "F" }
  /// Estimated or imputed.
  public var isEstimate: Bool { letter == "E" || letter == "I" }
  /// The first value that was counted in another way than those before.
  public var isBreak: Bool { letter == "B" }

  /// A flag of its letter.
  ///
  /// - Parameter isEurostat: whether it is one of Eurostat's flags, some of which mean other things.
  init(_ letter: String, isEurostat: Bool = false) {
    self.letter = letter
    meaning = (isEurostat ? Self.eurostat[letter] : nil) ?? Self.common[letter]
  }

  /// The flags in a field, such as `E` or Eurostat's `bp`; none for a normal value.
  static func all(in bytes: Span<UInt8>, isEurostat: Bool) -> [ObservationFlag] {
    if bytes.isEmpty || (bytes.count == 1 && bytes[0] == UInt8(ascii: "A")) { return [] }
    let words = String(decodingValid: bytes).uppercased().split { " ,;|".contains($0) }
    var flags: [ObservationFlag] = []
    for word in words {
      // A word with anything but letters is a code of its own: `_O`.
      let letters = word.allSatisfy(\.isLetter) ? word.map(String.init) : [String(word)]
      for letter in letters where letter != "A" {
        let flag = ObservationFlag(letter, isEurostat: isEurostat)
        if !flags.contains(flag) { flags.append(flag) }
      }
    }
    return flags
  }

  private static let common: [String: String] = [
    "B": "break in series", "D": "definition differs", "E": "estimated",
    "F": "forecast of the publisher", "G": "experimental", "H": "holiday or weekend",
    "I": "imputed", "J": "derogation", "K": "included in another category",
    "L": "not collected", "M": "cannot exist", "N": "not significant", "O": "missing",
    "P": "provisional", "Q": "suppressed", "S": "strike or other special event",
    "U": "low reliability", "V": "unvalidated", "W": "includes another category",
  ]

  private static let eurostat: [String: String] = [
    "C": "confidential", "R": "revised", "S": "estimated by Eurostat", "Z": "not applicable",
  ]
}
