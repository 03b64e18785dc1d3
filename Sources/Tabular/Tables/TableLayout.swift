/// How a table of numbers is laid out.
public enum TableLayout: String, Sendable, Hashable, CaseIterable {
  /// `unique_id,ds,y`.
  case long
  /// One row a series, one column a year (World Bank).
  case wide
  /// `Entity,Code,Year,<value>` (Our World in Data).
  case owid
  /// SDMX-CSV: a row an observation, with its dimensions (Eurostat, ECB, OECD, BIS, IMF).
  case sdmx
  /// The JSON that the World Bank's API answers with.
  case worldBank = "world-bank"
}
