/// Numbers names in order of first appearance, by their bytes.
///
/// Names lie one after the other in one array; looking one up allocates nothing.
struct NameTable {
  private var bytes: [UInt8] = []
  /// Where each name ends in `bytes`.
  private var ends: [Int] = []
  /// Open addressing: 32 bits of hash, then a name's number plus one; 0 for an empty slot.
  private var slots: [UInt64] = Array(repeating: 0, count: 1024)

  /// How many names there are.
  var count: Int { ends.count }

  /// The bytes of a name.
  func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  /// The text of a name.
  func text(_ number: Int) -> String {
    String(decodingValid: bytes.span.extracting(range(number)))
  }

  /// Whether a name is that of a number.
  @inline(__always)
  func matches(_ number: Int, _ name: Span<UInt8>) -> Bool {
    let range = range(number)
    let length = name.count
    guard range.count == length else { return false }
    let known = bytes.span.extracting(range)
    guard length >= 8 else {
      var index = 0
      while index < length {
        guard known[index] == name[index] else { return false }
        index &+= 1
      }
      return true
    }
    // The end first: names of one table differ there. Words may overlap.
    var index = length &- 8
    while true {
      guard Word.load(known, index) == Word.load(name, index) else { return false }
      if index == 0 { return true }
      index = max(0, index &- 8)
    }
  }

  /// The number of a name, a new one where it has none yet.
  ///
  /// - Complexity: O(n) in the name's length, amortised.
  mutating func number(of name: Span<UInt8>) -> Int {
    if 2 * ends.count >= slots.count { grow() }
    let hash = Self.hash(name)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
      if slots[slot] >> 32 == hash, matches(number, name) { return number }
      slot = (slot + 1) & mask
    }
    for index in name.indices { bytes.append(name[index]) }
    ends.append(bytes.count)
    slots[slot] = hash << 32 | UInt64(ends.count)
    return ends.count - 1
  }

  private mutating func grow() {
    let mask = 4 * slots.count - 1
    var grown: [UInt64] = Array(repeating: 0, count: mask + 1)
    for entry in slots where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while grown[slot] != 0 { slot = (slot + 1) & mask }
      grown[slot] = entry
    }
    slots = grown
  }

  /// A multiplicative hash of 32 bits, eight bytes at a time; the same in every process.
  private static func hash(_ name: Span<UInt8>) -> UInt64 {
    let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    var state = UInt64(name.count) &* multiplier
    var index = 0
    while index &+ 8 <= name.count {
      state = mix(state ^ Word.load(name, index))
      index &+= 8
    }
    var rest: UInt64 = 0
    while index < name.count {
      rest = rest << 8 | UInt64(name[index])
      index &+= 1
    }
    return mix(state ^ rest) & 0xFFFF_FFFF
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low
  }
}
