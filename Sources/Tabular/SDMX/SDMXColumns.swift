/// The columns of SDMX-CSV by what they are for.
///
/// Version 1.0 starts with `DATAFLOW`, version 2.0 with `STRUCTURE,STRUCTURE_ID,ACTION`, the ECB with
/// `KEY`. A header cell may carry the component's name (`FREQ: Frequency`), or a column with the
/// names may follow each column of codes (`FREQ,Frequency of observation`).
///
/// > Source: SDMX Technical Working Group, SDMX-CSV data message field guide, versions 1.0 and 2.0.
package final class SDMXColumns: Sendable {
  /// A column of codes.
  package struct Component: Sendable, Hashable {
    /// The component's id: `REF_AREA`.
    package let id: String
    /// Position of the column, from 0.
    package let field: Int
    /// Whether the header gives its name behind a colon, and so may the rows.
    let isLabelled: Bool

    /// Whether its codes are those of frequencies: `A`, `Q`, `M`.
    package var isFrequency: Bool { ["FREQ", "FREQUENCY"].contains(id.uppercased()) }
  }

  /// The header as it is written.
  package let header: CSVHeader
  /// What tells a series from others, in file order.
  package let dimensions: [Component]
  /// `DATAFLOW` or `STRUCTURE_ID`: `OECD.STI:DSD_X@DF(1.0)`.
  package let structure: Component?
  /// `TIME_PERIOD`.
  package let period: Component
  /// `OBS_VALUE`.
  package let value: Component
  /// `OBS_STATUS`, or Eurostat's `OBS_FLAG`.
  package let status: Component?
  /// `UNIT_MULT`: the power of ten that values are in.
  package let multiplier: Component?
  /// `UNIT_MEASURE` or `UNIT`, a dimension or an attribute.
  package let unit: Component?
  /// `ACTION` of version 2.0.
  let action: Component?
  /// Whether all that tells series and actions apart stands before the period, which comes next.
  let isKeyInFront: Bool

  /// Whether a header is one of SDMX-CSV: it has `TIME_PERIOD` and `OBS_VALUE`.
  package static func areIn(_ header: CSVHeader) -> Bool {
    let ids = Set(header.columns.map(id))
    return ids.contains(periodID) && ids.contains(valueID)
  }

  /// Finds the columns.
  ///
  /// Dimensions are the components before `TIME_PERIOD` and `OBS_VALUE` that are neither of the
  /// structure nor attributes of every value.
  ///
  /// - Throws: `.missingColumn` without one of those two.
  package init(_ header: CSVHeader) throws(TableError) {
    let components = Self.components(header)
    func first(_ ids: String...) -> Component? {
      ids.lazy.compactMap { id in components.first { $0.id.uppercased() == id } }.first
    }
    func require(_ id: String) throws(TableError) -> Component {
      if let component = components.first(where: { $0.id == id }) { return component }
      throw .missingColumn(id, layout: .sdmx, present: header.columns, at: header.places[0])
    }
    self.header = header
    let period = try require(Self.periodID)
    let value = try require(Self.valueID)
    self.period = period
    self.value = value
    structure = first("STRUCTURE_ID", "DATAFLOW")
    action = first("ACTION")
    status = first("OBS_STATUS", "OBS_FLAG")
    multiplier = first("UNIT_MULT")
    unit = first("UNIT_MEASURE", "UNIT")
    dimensions = components.filter { component in
      component.field < max(period.field, value.field) && !Self.leading.contains(component.id)
        && !Self.attributes.contains(component.id)
    }
    let keys = dimensions + [structure, action].compactMap(\.self)
    isKeyInFront = keys.allSatisfy { $0.field < period.field }
  }

  /// Every column of codes; those of names are left out.
  private static func components(_ header: CSVHeader) -> [Component] {
    let ids = header.columns.map(id)
    let hasNames = hasNameColumns(ids)
    var components: [Component] = []
    var field = 0
    while field < ids.count {
      components.append(
        Component(
          id: ids[field], field: field, isLabelled: header.columns[field].contains(":")))
      let next = field + 1
      let isFollowedByName =
        hasNames && !leading.contains(ids[field]) && next < ids.count
        && !attributes.contains(ids[next])
      field = isFollowedByName ? next + 1 : next
    }
    return components
  }

  /// Whether a column of names follows each column of codes, as with `labels=name`.
  private static func hasNameColumns(_ ids: [String]) -> Bool {
    if ids.contains("STRUCTURE_NAME") { return true }
    guard let period = ids.firstIndex(of: periodID) else { return false }
    return period + 2 < ids.count && ids[period + 2] == valueID
      && !attributes.contains(ids[period + 1])
  }

  /// The id in a header cell: `FREQ: Frequency`, `STRUCTURE[;]`.
  private static func id(_ column: String) -> String {
    let id = column.prefix { $0 != ":" && $0 != "[" }
    return String(id[..<(id.lastIndex { $0 != " " }.map(id.index(after:)) ?? id.startIndex)])
  }

  private static let periodID = "TIME_PERIOD"
  private static let valueID = "OBS_VALUE"
  /// Columns that say what the rows belong to.
  private static let leading: Set<String> = [
    "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "DATAFLOW", "ACTION", "KEY", "SERIES_KEY",
    "OBS_KEY", "LAST UPDATE", "LAST_UPDATE",
  ]
  /// Components that are no dimensions, wherever they stand.
  private static let attributes: Set<String> = [
    periodID, valueID, "OBS_STATUS", "OBS_FLAG", "CONF_STATUS", "OBS_CONF", "OBS_PRE_BREAK",
    "OBS_COM", "COMMENT_OBS", "TIME_FORMAT", "UNIT_MULT", "DECIMALS", "TITLE", "TITLE_COMPL",
  ]
}
