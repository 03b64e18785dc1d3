import Forecasting
import Indicators
import TimeSeries

/// Makes a row of the statements about an indicator.
struct RowFormation {
  let data: GatheredData
  let rates: ExchangeRates
  /// The common currency, which indicators without a sheet are carried into.
  var currency: String?
  /// Numbers of statements whose contradictions are reported already.
  var contradicted: Set<Int> = []

  /// The row of an indicator under a name.
  ///
  /// - Parameters:
  ///   - name: what the configuration and the tables call it.
  ///   - indicator: what it is formed from.
  ///   - definition: the one to form, where the configuration names one.
  ///   - link: the scale, where the configuration names one.
  func row(
    _ name: String, _ indicator: Indicator, definition: String? = nil, link: Link? = nil
  ) -> IngestedSeries {
    let indicator = inCommonCurrency(indicator)
    let formation = SeriesFormation(vintage: data.vintage(of: indicator.id), rates: rates)
    let formed = formation.form(
      indicator, definition: definition, from: data.statements(about: indicator.id))
    var row = IngestedSeries(
      name: name, title: indicator.title, unit: indicator.unit.description,
      link: link ?? indicator.link)
    row.indicator = indicator.id
    row.topic = indicator.topic
    row.kind = indicator.kind
    row.bounds = indicator.bounds
    row.definition = formed.definition.name
    place(formed, in: &row)
    row.valuesReason = formed.obstacle.map { RowReason.text($0) }
    let stated = evidence(indicator, definition, link: row.link)
    row.statements = reported(stated, indicator)
    row.evidence = stated.evidence.flatMap { $0.hasLevel ? $0 : nil }
    row.readings = row.evidence.map { _ in stated.statements.map { readings(of: $0, indicator) } }
    if row.evidence == nil, let evidence = stated.evidence, row.link == .log {
      row.becomeIndex(of: evidence)
    }
    row.reason = row.evidence == nil ? row.valuesReason : nil
    row.notices += notices(of: formed, name, stated: row.evidence == nil ? nil : stated)
    for statement in formed.targets {
      guard let target = target(statement, of: indicator),
        row.indexBase == nil || [.averageGrowth, .multiple].contains(target.measure),
        !row.targets.contains(where: { $0.sets(theSameAs: target) })
      else { continue }
      row.targets.append(target)
    }
    row.refuseValuesOutsideLink()
    return row
  }

  /// What the statements about an indicator say, hedges and all.
  func evidence(
    _ indicator: Indicator, _ definition: String?, link: Link
  ) -> FormedEvidence {
    var indicator = inCommonCurrency(indicator)
    indicator.link = link
    let provenance = Provenance(registry: data.registry)
    return EvidenceFormation(vintage: data.vintage(of: indicator.id), rates: rates).form(
      indicator, definition: definition, from: data.statements(about: indicator.id),
      label: { provenance.text(of: $0) })
  }

  /// An indicator whose unit was inferred, in the common currency.
  func inCommonCurrency(_ indicator: Indicator) -> Indicator {
    guard let currency, case .currency = indicator.unit, data.sheet.sheet[indicator.id] == nil
    else { return indicator }
    var indicator = indicator
    indicator.unit = .currency(Currency(code: currency))
    return indicator
  }

  // MARK: Values

  private func place(_ formed: FormedSeries, in row: inout IngestedSeries) {
    guard let first = formed.points.first, let last = formed.points.last else { return }
    let count = first.period.distance(to: last.period) + 1
    row.start = first.period
    row.places = Array(repeating: nil, count: count)
    row.provenance = Array(repeating: "", count: count)
    for point in formed.points {
      let index = first.period.distance(to: point.period)
      row.places[index] = point.value
      row.provenance[index] = Provenance(registry: data.registry).text(of: point)
    }
  }

  // MARK: Notices

  /// - Parameter stated: the evidence, where it takes the place of the values.
  private func notices(
    of formed: FormedSeries, _ name: String, stated: FormedEvidence?
  ) -> [Diagnostic] {
    let violations = formed.violations.filter { !contradicted.contains($0.statement.line) }
    var notices = violations.map { violation in
      Diagnostic.boundViolated(
        violation, name, at: data.registry.location(violation.statement, .value))
    }
    for entry in formed.unused where entry.statement.role == .observation {
      if case .noRate(let error) = entry.reason {
        notices.append(
          .noRate(error, name, at: data.registry.location(entry.statement, .unit)))
      }
      if case .sum = entry.reason, stated == nil {
        let text = Provenance(registry: data.registry).text(of: entry.statement)
        notices.append(.sumKept(entry.statement, text, name))
      }
    }
    if let note = Diagnostic.rowsNotUsed(stated?.unused ?? formed.unused, name) {
      notices.append(note)
    }
    if stated == nil, let gaps = Diagnostic.gaps(in: formed.points.map(\.period), name) {
      notices.append(gaps)
    }
    return notices
  }
}

extension IngestedSeries {
  /// Gives a reason where a value lies outside what the link takes.
  mutating func refuseValuesOutsideLink() {
    guard let start,
      let index = places.firstIndex(where: { value in value.map { !link.admits($0) } ?? false }),
      let value = places[index]
    else { return }
    let period = start.advanced(by: index)
    // As evidence, a zero is a number below half of its last digit.
    if evidence != nil {
      valuesReason = RowReason.outsideLink(value, period: "\(period)", link: link)
      return
    }
    reason = RowReason.outsideLink(value, period: "\(period)", link: link)
    notices.append(.outsideLink(name, value, period: "\(period)", provenance: provenance[index]))
  }
}

extension IngestedSeries {
  /// Makes the row an index of growth where nothing says how large the quantity is: 100 in the first
  /// period that a growth counts from.
  ///
  /// Differences say nothing of an index and are left out, as the row's notice says.
  fileprivate mutating func becomeIndex(of evidence: Evidence) {
    let growth = evidence.items.filter { if case .ratio = $0.quantity { true } else { false } }
    guard let base = growth.map(\.quantity.first).min() else { return }
    let anchor = EvidenceItem(
      .level(base), cells: [EvidenceCell(100)], noise: 1e-5, label: "the index is 100 in \(base)")
    self.evidence = try? Evidence(name: evidence.name, items: [anchor] + growth)
    indexBase = base
    readings = nil
    unit = "\(base) = 100"
    kind = .index
    notices.append(.growthIndex(name, base: base, leftOut: evidence.items.count - growth.count))
  }
}

extension Evidence {
  /// Whether something says how large the quantity is, and not only how it changed.
  fileprivate var hasLevel: Bool {
    items.contains { item in
      switch item.quantity {
      case .level, .within, .sum: true
      case .ratio, .difference: false
      }
    }
  }
}
