/// What a dataflow is called and who publishes it: `OECD.STI:DSD_X@DF(1.0)`.
package struct SDMXStructure: Sendable, Hashable {
  /// The agency, `OECD.STI`; empty where the text names none.
  package let agency: String
  /// The id without agency and version, `DSD_X@DF`.
  package let id: String

  /// Takes a reference apart; one in another form is an id as a whole.
  package init(_ text: String) {
    let whole = text.prefix { $0 != "(" }
    let parts = whole.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    agency = parts.count == 2 ? String(parts[0]) : ""
    id = String(parts.last ?? "")
  }
}
