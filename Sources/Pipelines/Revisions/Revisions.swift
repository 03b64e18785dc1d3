import OrderedCollections

/// What a pipeline makes of its forecasts: judgements, equations, scenarios, and the series that each
/// of them touches.
///
/// Models are projected first, with judgements and assumptions applied as each comes out, so that they
/// carry on into regressions; then equations are made to hold; then derived series are computed.
struct Revisions: Sendable {
  /// The judgements by series, in file order.
  let adjusted: [String: [PathChange]]
  /// Series that equations tie to one another.
  let groups: [HierarchyGroup]
  /// The scenarios, in file order.
  let scenarios: [Scenario]
  private let graph: SeriesNeeds

  init(_ workload: Workload) {
    let section = workload.configuration.projection
    let present = Set(workload.selected)
    var adjusted: [String: [PathChange]] = [:]
    for adjustment in section.adjustments where present.contains(adjustment.series) {
      adjusted[adjustment.series, default: []].append(PathChange(adjustment))
    }
    self.adjusted = adjusted
    groups = HierarchyGroup.groups(of: section.hierarchies).filter { group in
      group.members.allSatisfy { present.contains($0) }
    }
    scenarios = section.scenarios
    let isPlain = adjusted.isEmpty && groups.isEmpty && scenarios.isEmpty
    graph = SeriesNeeds(workload, names: isPlain ? [] : workload.selected)
  }

  /// Whether there is nothing but plain projections.
  var isEmpty: Bool { adjusted.isEmpty && groups.isEmpty && scenarios.isEmpty }

  /// The changes of a scenario by series, judgements first.
  func changes(in scenario: Scenario) -> [String: [PathChange]] {
    var changes = adjusted
    for assumption in scenario.assumptions {
      changes[assumption.series, default: []] += PathChange.changes(of: assumption)
    }
    return changes
  }

  /// The series whose model is projected to other figures where some series are changed.
  func modelled(changing names: Set<String>) -> Set<String> {
    Set(graph.order.filter { names.contains($0) || !graph.isDerived($0) && graph.needs($0, names) })
  }

  /// The series that come out otherwise where some series are changed.
  func moved(changing names: Set<String>) -> Set<String> {
    var moved = modelled(changing: names)
    for group in groups where group.members.contains(where: moved.contains) {
      moved.formUnion(group.members)
    }
    let base = moved
    moved.formUnion(graph.order.filter { graph.isDerived($0) && graph.needs($0, base) })
    return moved
  }

  /// The series of groups, and what is derived from them.
  private var reconciled: Set<String> {
    let members = Set(groups.flatMap(\.members))
    return members.union(graph.order.filter { graph.isDerived($0) && graph.needs($0, members) })
  }

  /// The series that a scenario moves: those that its assumptions do, and all that hang together with
  /// its targets.
  func moved(by scenario: Scenario) -> Set<String> {
    moved(changing: Set(scenario.assumptions.map(\.series)))
      .union(connected(to: Set(scenario.given.map(\.series))))
  }

  /// The series whose paths hang together with those of some series: through regressions, formulas and
  /// equations, in both directions.
  func connected(to names: Set<String>) -> Set<String> {
    var found = names.intersection(graph.order)
    var open = Array(found)
    while let name = open.popLast() {
      let near =
        graph.neighbours(name) + groups.filter { $0.members.contains(name) }.flatMap(\.members)
      for other in near where found.insert(other).inserted { open.append(other) }
    }
    return found
  }

  /// The series with more to say than their plain projection.
  var revised: Set<String> {
    scenarios.reduce(moved(changing: Set(adjusted.keys)).union(reconciled)) {
      $0.union(moved(by: $1))
    }
  }

  /// The series that the figures of one rest on, itself among them.
  func reach(of name: String) -> Set<String> {
    var found: Set<String> = []
    var open = [name]
    for scenario in scenarios where !scenario.given.isEmpty && moved(by: scenario).contains(name) {
      open += connected(to: Set(scenario.given.map(\.series)))
    }
    while let next = open.popLast() {
      guard graph.order.contains(next), found.insert(next).inserted else { continue }
      open += graph.needs[next] ?? []
      open += groups.filter { $0.members.contains(next) }.flatMap(\.members)
    }
    return found
  }

  /// Whether a series stands alone: no model among the selected is computed from it, nor it from others.
  func isAlone(_ name: String) -> Bool {
    (graph.needs[name] ?? []).isEmpty
      && !graph.order.contains { !graph.isDerived($0) && graph.needs[$0]?.contains(name) ?? false }
  }
}

/// Which selected series are computed from which.
private struct SeriesNeeds: Sendable {
  /// The selected series in order.
  let order: OrderedSet<String>
  /// What each needs at first hand.
  let needs: [String: [String]]
  private let all: [String: Set<String>]
  private let derived: Set<String>

  init(_ workload: Workload, names: [String]) {
    order = OrderedSet(names)
    var needs: [String: [String]] = [:]
    var all: [String: Set<String>] = [:]
    var derived: Set<String> = []
    for name in names {
      needs[name] = workload.members[name]?.needs ?? []
      all[name] = Set(workload.allNeeds(of: name))
      if case .derived? = workload.members[name]?.role { derived.insert(name) }
    }
    self.needs = needs
    self.all = all
    self.derived = derived
  }

  func isDerived(_ name: String) -> Bool { derived.contains(name) }

  /// Whether a series needs one of the others, at first hand or through others.
  func needs(_ name: String, _ others: Set<String>) -> Bool {
    !(all[name] ?? []).isDisjoint(with: others)
  }

  func neighbours(_ name: String) -> [String] {
    (needs[name] ?? []).filter { order.contains($0) }
      + order.filter { needs[$0]?.contains(name) ?? false }
  }
}

/// Equations that share series, and all series in them.
struct HierarchyGroup: Sendable, Hashable {
  var equations: [Equation]
  /// The series, each once, in order of appearance.
  var members: [String]

  /// The groups, in the order of their first equations.
  static func groups(of equations: [Equation]) -> [HierarchyGroup] {
    var groups: [HierarchyGroup] = []
    for equation in equations {
      var joined = HierarchyGroup(equations: [], members: [])
      let isTied = { (group: HierarchyGroup) in
        group.members.contains { equation.names.contains($0) }
      }
      let place = groups.firstIndex(where: isTied) ?? groups.count
      for group in groups where isTied(group) {
        joined.equations += group.equations
        joined.members += group.members
      }
      groups.removeAll(where: isTied)
      joined.equations.append(equation)
      joined.members += equation.names.filter { !joined.members.contains($0) }
      groups.insert(joined, at: min(place, groups.count))
    }
    return groups
  }
}
