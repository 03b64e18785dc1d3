/// A counter-based stream of random numbers, named by a seed and a text.
///
/// Draw number i of a stream depends on the seed, the name and i alone, so results do not depend on
/// the order in which series are worked on, nor on how many tasks work.
///
/// > Source: Philox4x32-10, Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as
/// > 1, 2, 3".
public struct RandomStream: RandomNumberGenerator, Sendable {
  private let key: (UInt32, UInt32)
  private let lane: UInt64
  private var counter: UInt64 = 0
  private var spare: UInt64?

  /// The stream of a name under a seed.
  ///
  /// - Parameters:
  ///   - seed: the run's seed.
  ///   - name: what the numbers are for, for instance the name of a series.
  public init(seed: UInt64, name: String) {
    let lane = StableHash.fnv1a(name.utf8)
    self.init(seed: seed, lane: lane)
  }

  private init(seed: UInt64, lane: UInt64) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.lane = lane
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    if let ready = spare {
      spare = nil
      return ready
    }
    let block = Philox.block(counter: counter, lane: lane, key: key)
    counter &+= 1
    spare = block.1
    return block.0
  }
}

/// The Philox4x32-10 bijection.
enum Philox {
  /// Ten rounds over (counter, lane) under `key`.
  static func block(
    counter: UInt64, lane: UInt64, key: (UInt32, UInt32)
  ) -> (UInt64, UInt64) {
    var x0 = UInt32(truncatingIfNeeded: counter)
    var x1 = UInt32(truncatingIfNeeded: counter >> 32)
    var x2 = UInt32(truncatingIfNeeded: lane)
    var x3 = UInt32(truncatingIfNeeded: lane >> 32)
    var (k0, k1) = key
    for _ in 0..<10 {
      let p0 = UInt64(0xD251_1F53) &* UInt64(x0)
      let p1 = UInt64(0xCD9E_8D57) &* UInt64(x2)
      (x0, x1, x2, x3) = (
        UInt32(truncatingIfNeeded: p1 >> 32) ^ x1 ^ k0, UInt32(truncatingIfNeeded: p1),
        UInt32(truncatingIfNeeded: p0 >> 32) ^ x3 ^ k1, UInt32(truncatingIfNeeded: p0)
      )
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (UInt64(x1) << 32 | UInt64(x0), UInt64(x3) << 32 | UInt64(x2))
  }
}
