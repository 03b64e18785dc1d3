#if canImport(Glibc)
  import Glibc
#endif

/// How many leading digits of `computed` agree with `certified`: the log relative error of NIST.
///
/// −log₁₀(|c − q|/|c|), or −log₁₀|q| where the certified value is zero; between 0 and 15.
public func correctDigits(_ computed: Double, certified: Double) -> Double {
  guard computed.isFinite else { return 0 }
  if computed == certified { return 15 }
  let error = certified == 0 ? abs(computed) : abs(computed - certified) / abs(certified)
  return min(15, max(0, -log10(error)))
}
