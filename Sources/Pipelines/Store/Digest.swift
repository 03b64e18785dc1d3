import Crypto
import FoundationEssentials

/// SHA-256 as the store and the files spell it.
enum Digest {
  /// 64 lower-case hexadecimal digits.
  static func sha256(_ data: Data) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    let digits = Array("0123456789abcdef".utf8)
    for byte in SHA256.hash(data: data) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
