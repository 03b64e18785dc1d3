import OrderedCollections

/// A pipeline with its data: every series, what it needs, and the order of work.
struct Workload: Sendable {
  let configuration: Configuration
  let data: IngestedData
  /// Key of the ingest stage's result.
  let ingestKey: String
  /// All series in the order of the data, each derived one behind the first series of its formula.
  let members: OrderedDictionary<String, Member>
  /// Names of the series that are worked on, in the order of ``members``.
  let selected: [String]
  /// The selected series in waves: each needs only series of earlier waves.
  let waves: [[String]]
  /// Selected series that need themselves through others, and so come in no wave.
  let circular: [String]

  /// Sorts out what there is to do.
  ///
  /// - Parameter selection: names or patterns; empty for all.
  /// - Throws: R004 for each pattern without a match.
  /// - Precondition: derivations have formulas that ``Arithmetic`` reads.
  init(
    _ configuration: Configuration, _ data: IngestedData, ingestKey: String, selection: [String]
  ) throws(Rejection) {
    let members = Workload.members(configuration, data)
    var problems: [Diagnostic] = []
    let names = Array(members.keys)
    let roots = Selection(selection).names(among: names, &problems)
    if !problems.isEmpty { throw Rejection(problems) }

    let section = configuration.projection
    let groups = HierarchyGroup.groups(of: section.hierarchies)
    var wanted: Set<String> = []
    // Whether a scenario's targets are met is part of its figures.
    var open = roots + section.scenarios.flatMap(\.given).map(\.series)
    open.removeAll { members[$0] == nil }
    while let name = open.popLast() {
      if wanted.insert(name).inserted {
        let tied = groups.filter { $0.members.contains(name) }.flatMap(\.members)
        open += ((members[name]?.needs ?? []) + tied).filter { members[$0] != nil }
      }
    }
    self.configuration = configuration
    self.data = data
    self.ingestKey = ingestKey
    self.members = members
    selected = names.filter { wanted.contains($0) }
    (waves, circular) = Workload.waves(of: selected, members)
  }

  private static func members(
    _ configuration: Configuration, _ data: IngestedData
  ) -> OrderedDictionary<String, Member> {
    let derived = configuration.derived.map { name, derivation in
      guard let formula = try? Arithmetic(derivation.formula) else {
        preconditionFailure("'\(derivation.formula)' was not checked when it was read")
      }
      return Member(name, derivation, formula)
    }
    var members: OrderedDictionary<String, Member> = [:]
    func append(_ member: Member) {
      if members[member.name] != nil { return }
      members[member.name] = member
      for next in derived where next.needs.first == member.name { append(next) }
    }
    for series in data.series { append(Member(series, configuration: configuration)) }
    for member in derived { append(member) }
    return members
  }

  private static func waves(
    of names: [String], _ members: OrderedDictionary<String, Member>
  ) -> (waves: [[String]], circular: [String]) {
    var waves: [[String]] = []
    var done: Set<String> = []
    var rest = names
    while !rest.isEmpty {
      let ready = rest.filter { name in
        (members[name]?.needs ?? []).allSatisfy { done.contains($0) || members[$0] == nil }
      }
      if ready.isEmpty { break }
      waves.append(ready)
      done.formUnion(ready)
      rest.removeAll { done.contains($0) }
    }
    return (waves, rest)
  }
}

extension Workload {
  /// Judgements, equations and scenarios, with the series that they touch.
  var revisions: Revisions { Revisions(self) }

  /// The series that a series needs, and those that these need, itself not counted.
  ///
  /// In the order of ``members``; names that are no series come last.
  func allNeeds(of name: String) -> [String] {
    var found: Set<String> = []
    var open = members[name]?.needs ?? []
    while let next = open.popLast() {
      if found.insert(next).inserted { open += members[next]?.needs ?? [] }
    }
    found.remove(name)
    return found.sorted {
      (members.index(forKey: $0) ?? .max, $0) < (members.index(forKey: $1) ?? .max, $1)
    }
  }
}
