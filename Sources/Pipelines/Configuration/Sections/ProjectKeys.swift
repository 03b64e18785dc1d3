/// `project:` as it is read.
struct ProjectDraft: Sendable {
  var until: Located<Int>?
  var levels: [Located<Double>] = []
  var paths = 4000
  var seed: UInt64 = 1
  var targets: [TargetChoice] = []

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
}
