import OrderedCollections

/// `project:` as it is read.
struct ProjectDraft: Sendable {
  var until: Located<Int>?
  var levels: [Located<Double>] = []
  var paths = 4000
  var seed: UInt64 = 1
  var targets: [TargetChoice] = []
  var scenarios: OrderedDictionary<String, ScenarioDraft> = [:]
  var adjustments: [Adjustment] = []
  var hierarchies: [Equation] = []

  static let section = Section<ProjectDraft>([
    Key(
      "until", \.until, ValueForm.integer(in: 1900...2200).located, "Last year of the tables.",
      standard: "2030"),
    Key(
      "levels", \.levels,
      .list(
        of: ValueForm.number(between: 0, and: 100).located,
        "a list of numbers between 0 and 100"),
      "Levels of the prediction intervals in percent.", standard: "[80, 95]"),
    Key(
      "paths", \.paths, .integer(in: 100...1_000_000),
      "Joint sample paths of each series, for derived series, regressors and targets.",
      standard: "4000"),
    Key(
      "seed", \.seed, .integer(in: 0...UInt64(Int64.max)),
      "Seed of every random number; each series has a stream of its own.", standard: "1"),
    Key(
      "targets", \.targets,
      .list(of: TargetDraft.form, "a list of entries with series, at-least or at-most, and by"),
      "Thresholds whose probability is reported."),
    Key(
      "scenarios", \.scenarios,
      .entries(of: ScenarioDraft.form, "a mapping from names to assumptions") { $0.location = $1 },
      "Named sets of assumptions, projected beside the forecast with the same random numbers."),
    Key(
      "adjustments", \.adjustments,
      .list(
        of: AdjustmentDraft.form,
        "a list of entries with series, years, a change, author, reason and date"),
      "Judgements about forecasts, applied in order; the figures without them are kept."),
    Key(
      "hierarchies", \.hierarchies,
      .list(of: Equation.form, "a list of equations such as total = part-a + part-b"),
      "Equations between series that their forecasts are reconciled with, sample path by sample path."
    ),
  ])

  /// Levels ascending; the default pair where none is given.
  func sortedLevels(_ problems: inout [Diagnostic]) -> [Double] {
    if levels.isEmpty { return ProjectSection().levels }
    var sorted: [Double] = []
    for level in levels {
      if sorted.contains(level.value) {
        problems.append(
          .repeatedElement(level.value.compact, of: "levels", at: level.location))
      } else {
        sorted.append(level.value)
      }
    }
    return sorted.sorted()
  }

  /// The scenarios by their names.
  func namedScenarios(_ problems: inout [Diagnostic], file: String) -> [Scenario] {
    scenarios.map { name, draft in
      if name == ScenarioReport.baseName {
        problems.append(
          .reservedScenario(name, at: draft.location ?? SourceLocation(file: file)))
      }
      return draft.named(name)
    }
  }

  /// Equations, adjustments and assumptions that can be judged without the data.
  func checkChanges(_ problems: inout [Diagnostic], until: Int, file: String) {
    let whole = SourceLocation(file: file)
    func check(_ years: YearSpan?, at place: SourceLocation?) {
      if let years, years.last > until {
        problems.append(.yearsAfterUntil(years, until: until, at: place ?? whole))
      }
    }
    for adjustment in adjustments { check(adjustment.years, at: adjustment.yearsLocation) }
    for draft in scenarios.values {
      for figure in draft.set.values.flatMap(\.figures) + draft.growth.values.flatMap(\.figures) {
        check(figure.years, at: figure.location)
      }
      for figure in draft.growth.values.flatMap(\.figures) {
        if let unit = figure.unit, unit != "%" {
          problems.append(.growthNotInPercent(unit, at: figure.valueLocation ?? whole))
        }
      }
      for target in draft.given where target.by > until {
        problems.append(.targetAfterUntil(target.by, until: until, at: target.location ?? whole))
      }
    }
    for (index, equation) in hierarchies.enumerated()
    where hierarchies[..<index].contains(where: equation.repeats) {
      problems.append(
        .repeatedElement("'\(equation.text)'", of: "hierarchies", at: equation.location ?? whole))
    }
  }
}
