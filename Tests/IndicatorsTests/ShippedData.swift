import Foundation
import Indicators
import TestSupport
import TimeSeries
import Yams

/// The statements and the sheet of `Datasets/china-tech`, read without the readers of the product.
struct ShippedData {
  let records: [StatementRecord]
  let statements: [Statement]
  let problems: [StatementProblem]
  let sheet: IndicatorSheet

  static let folder = repositoryRoot.appending(path: "Datasets/china-tech")

  init() throws {
    let text = try String(
      contentsOf: Self.folder.appending(path: "statements.csv"), encoding: .utf8)
    let rows = csvRows(text)
    let header = rows[0].fields
    records = rows.dropFirst().map {
      StatementRecord(line: $0.line, header: header, fields: $0.fields)
    }
    let (set, problems) = StatementSet.read(records)
    statements = set.statements
    self.problems = problems
    let yaml = try String(
      contentsOf: Self.folder.appending(path: "indicators.yaml"), encoding: .utf8)
    sheet = IndicatorSheet(try indicators(in: yaml))
  }

  /// The yearly price of a dollar in yuan, formed by the rule itself.
  func rates(vintage: Vintage = .latest) throws -> ExchangeRates {
    guard let indicator = sheet["cny-per-usd"] else { return .none }
    let formed = SeriesFormation(vintage: vintage).form(indicator, from: statements)
    let rates = formed.points.map { ($0.period.year, $0.value) }
    return ExchangeRates([
      .init(
        of: Currency(code: "CNY"), per: Currency(code: "USD"),
        rates: Dictionary(uniqueKeysWithValues: rates))
    ])
  }

  /// The series of an indicator of the sheet.
  func formed(_ id: String, vintage: Vintage = .latest) throws -> FormedSeries? {
    guard let indicator = sheet[id] else { return nil }
    return SeriesFormation(vintage: vintage, rates: try rates(vintage: vintage))
      .form(indicator, from: statements)
  }
}

/// The records of an RFC 4180 text with the line that each begins in.
private func csvRows(_ text: String) -> [(line: Int, fields: [String])] {
  var rows: [(line: Int, fields: [String])] = []
  var fields: [String] = []
  var field = ""
  var quoted = false
  var line = 1
  var start = 1
  var previous: Character?
  for character in text {
    if character == "\n" { line += 1 }
    if quoted {
      if character == "\"" { quoted = false } else { field.append(character) }
    } else if character == "\"" {
      if previous == "\"" { field.append(character) }
      quoted = true
    } else if character == "," || character == "\n" {
      fields.append(field)
      field = ""
      if character == "\n" {
        rows.append((start, fields))
        fields = []
        start = line
      }
    } else {
      field.append(character)
    }
    previous = character
  }
  return rows
}

private func indicators(in yaml: String) throws -> [Indicator] {
  guard let sheet = try Yams.compose(yaml: yaml)?.mapping else { return [] }
  return try sheet.compactMap { id, entry -> Indicator? in
    guard let id = id.string, let keys = entry.mapping, let unit = keys["unit"]?.string,
      let kind = keys["kind"]?.string.flatMap(Kind.init)
    else { return nil }
    let definitions = keys["definitions"]?.mapping?.compactMap { name, spellings -> Definition? in
      guard let name = name.string else { return nil }
      return Definition(name, spellings: spellings.array().compactMap(\.string))
    }
    let ends = keys["bounds"]?.array().compactMap(\.float) ?? []
    return Indicator(
      id: id, title: keys["title"]?.string, unit: try Unit(unit), kind: kind,
      definitions: definitions ?? [], mainDefinition: keys["definition"]?.string,
      bounds: ends.count == 2 ? ends[0]...ends[1] : nil, topic: keys["topic"]?.string ?? "",
      note: keys["note"]?.string ?? "")
  }
}
