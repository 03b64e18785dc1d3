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
