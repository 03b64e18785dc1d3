/// A currency, by its ISO 4217 code.
public struct Currency: Sendable, Hashable, Codable {
  /// Three capital letters.
  public let code: String

  /// The currency of a code, known or not.
  public init(code: String) { self.code = code }

  /// Whether the code is one of ISO 4217 in use.
  public var isKnown: Bool { Self.codes.contains(code) }

  /// Codes of national currencies in use, ISO 4217:2015 with amendments to 2025.
  static let codes = Set(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
    KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
    NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES
    VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
    """.split { $0.isWhitespace }.map(String.init))
}
