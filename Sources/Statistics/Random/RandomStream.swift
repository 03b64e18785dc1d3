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

  /// A stream of its own for a part of the work that this stream is for.
  ///
  /// It depends on the seed, this stream's name and `name` alone, not on what has been drawn.
  public func substream(_ name: String) -> RandomStream {
    let prefix = (0..<8).map { UInt8(truncatingIfNeeded: lane >> ($0 * 8)) }
    let seed = UInt64(key.1) << 32 | UInt64(key.0)
    return RandomStream(seed: seed, lane: StableHash.fnv1a(prefix + Array(name.utf8)))
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
