import Indicators
import Tabular

/// One entry of `ingest:` as it is read.
struct IngestDraft: Sendable {
  var statements: Located<String>?
  var sheet: NamedPath?
  var asOf = AsOf.latest
  var table: Located<String>?
  var layout = TableLayout.long
  var sqlite: Located<String>?
  var query: Located<String>?
  var databaseTable: Located<String>?

  /// The keys of an entry with statements.
  static let statementKeys = Section<IngestDraft>([
    Key(
      "statements", \.statements, ValueForm.path.located,
      "A file of statements, CSV or a YAML list with the same keys; or SDMX-CSV.",
      isRequired: true),
    Key(
      "sheet", \.sheet,
      ValueForm.path.located.map { NamedPath(path: $0.value, location: $0.location) },
      "The indicator sheet.",
      standard: "indicators.yaml beside the statements"),
    Key(
      "as-of", \.asOf, AsOf.form,
      "Which vintage is read: the statements published by that date.", standard: "latest"),
  ])

  /// The keys of an entry with a table of numbers.
  static let tableKeys = Section<IngestDraft>([
    Key(
      "table", \.table, ValueForm.path.located,
      "A file with numbers: CSV, or JSON of the World Bank's API.", isRequired: true),
    Key(
      "layout", \.layout, .word,
      "How the table is laid out; sdmx is SDMX-CSV, world-bank JSON of the World Bank's API.",
      standard: "long"),
  ])

  /// The keys of an entry with an SQLite database.
  static let databaseKeys = Section<IngestDraft>([
    Key(
      "sqlite", \.sqlite, ValueForm.path.located, "An SQLite database file.", isRequired: true),
    Key(
      "table", \.databaseTable, ValueForm.text("the name of a table").located,
      "A table or view with the columns unique_id, ds and y."),
    Key(
      "query", \.query, ValueForm.text("an SQL query").located,
      "A query that gives the columns unique_id, ds and y."),
  ])

  /// An entry: statements, a table, or a database.
  static let form = ValueForm<IngestItem>(
    "a mapping with statements, table or sqlite",
    schema: ["oneOf": .array([statementKeys, tableKeys, databaseKeys].map(\.schema))],
    keys: statementKeys.descriptions(of: "statements") + tableKeys.descriptions(of: "table")
      + databaseKeys.descriptions(of: "sqlite")
  ) { node, key, problems in
    guard case .mapping(let entries) = node.content else {
      problems.append(
        .wrongType(of: key, node, expected: "entries such as `- statements: statements.csv`"))
      return nil
    }
    func has(_ key: String) -> Bool { entries.contains { $0.key == key } }
    let kinds = ["sqlite", "statements", "table"].filter(has)
    guard let kind = kinds.first else {
      problems.append(.needsOne(of: ["statements", "table", "sqlite"], in: key, at: node.location))
      return nil
    }
    let section = ["sqlite": databaseKeys, "statements": statementKeys][kind] ?? tableKeys
    var draft = IngestDraft()
    section.read(node, of: kind, into: &draft, &problems)
    if kind == "sqlite", has("table") == has("query") {
      problems.append(
        has("table")
          ? .conflict("table", "query", at: node.location)
          : .needsOne(of: ["table", "query"], in: kind, at: node.location))
    }
    return draft.item
  }

  /// The entry; nil where a part of it is missing or wrong.
  private var item: IngestItem? {
    if let statements {
      return .statements(
        path: statements.value, sheet: sheet, asOf: asOf.date, location: statements.location)
    }
    if let sqlite {
      if let query {
        return .database(
          path: sqlite.value, selection: .query(query.value), location: sqlite.location)
      }
      return databaseTable.map {
        .database(path: sqlite.value, selection: .table($0.value), location: sqlite.location)
      }
    }
    return table.map { .table(path: $0.value, layout: layout, location: $0.location) }
  }
}

/// Which vintage is meant.
enum AsOf: Sendable, Hashable {
  case latest
  case date(PublicationDate)

  /// The date; nil for the latest.
  var date: PublicationDate? {
    switch self {
    case .latest: nil
    case .date(let date): date
    }
  }

  static let form = ValueForm<AsOf>(
    "latest, or a date such as 2025-06-30",
    schema: ["type": "string", "pattern": "^(latest|\\d{4}(-\\d{2}(-\\d{2})?)?)$"]
  ) { node, key, problems in
    guard case .scalar(let scalar) = node.content else {
      problems.append(
        .wrongType(of: key, node, expected: "latest, or a date such as 2025-06-30"))
      return nil
    }
    if scalar.text == "latest" { return .latest }
    guard let date = PublicationDate(scalar.text) else {
      problems.append(
        .wrongType(of: key, node, expected: "latest, or a date such as 2025-06-30"))
      return nil
    }
    return .date(date)
  }
}

extension ValueForm where Value == String {
  /// The path of a file.
  static let path = text("the path of a file")
}
