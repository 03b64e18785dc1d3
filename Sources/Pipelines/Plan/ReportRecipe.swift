import FoundationEssentials
import OrderedCollections

/// What the report stage writes, where, and what decides it.
struct ReportRecipe: Sendable {
  /// Folder of the files.
  let folder: Folder
  let files: [any ReportFile]
  let ingredients: Ingredients
  let key: String

  init(_ runner: Runner, _ workload: Workload, _ recipes: Recipes) {
    folder = runner.outputFolder
    files = runner.options.files.filter { $0.isWanted(by: runner.configuration) }
    var made = Ingredients(stage: .report, series: nil, version: StageName.report.formatVersion)
    made.settings["pipeline"] = runner.configuration.name
    made.settings["folder"] = folder.path
    if runner.configuration.report.hasBacktests { made.settings["backtest"] = "made" }
    if runner.options.isMeasuringSensitivity { made.settings["sensitivity"] = "measured" }
    made.settings["files"] = files.map { "\($0.name) (form \($0.formatVersion))" }
      .joined(separator: ", ")
    made.settings["until"] = "\(runner.configuration.projection.until)"
    made.settings["levels"] = runner.configuration.projection.levels.map { "\($0)" }
      .joined(separator: ", ")
    made.settings["series"] = workload.selected.joined(separator: ", ")
    for (name, derivation) in runner.configuration.derived {
      made.settings["title of \(name)"] = derivation.title
      made.settings["unit of \(name)"] = derivation.unit
    }
    for (index, target) in runner.configuration.projection.targets.enumerated() {
      made.settings["target \(index + 1)"] =
        "\(target.series) \(target.direction.rawValue) \(target.text) \(target.measure.rawValue) \(target.from ?? target.by) by \(target.by)"
    }
    for (index, adjustment) in runner.configuration.projection.adjustments.enumerated() {
      made.settings["adjustment \(index + 1)"] =
        "\(adjustment.phrase), \(adjustment.author), \(adjustment.date): \(adjustment.reason)"
    }
    for scenario in runner.configuration.projection.scenarios {
      made.settings["title of scenario \(scenario.name)"] = scenario.title ?? scenario.name
      made.settings["scenario \(scenario.name)"] =
        (scenario.assumptions.map(\.text) + scenario.given.map(\.phrase)).joined(separator: "; ")
    }
    made.inputs["ingest"] = workload.ingestKey
    for (name, key) in recipes.fitKeys { made.inputs["fit(\(name))"] = key }
    for (name, key) in recipes.projectionKeys { made.inputs["project(\(name))"] = key }
    ingredients = made
    key = made.key
  }

  /// Path of a file in the folder.
  func path(of file: any ReportFile) -> String { folder.appending(file.name) }

  /// Which file is not as it was written; nil where all are.
  func changeOnDisk(_ store: Store?) throws(Diagnostic) -> String? {
    guard let body = try store?.body(key),
      let written = try? JSONDecoder().decode(WrittenFiles.self, from: body)
    else { return "its result is not in the store" }
    for file in files {
      let path = path(of: file)
      guard let content = FileManager.default.contents(atPath: path) else {
        return "\(path) is missing"
      }
      if Digest.sha256(content) != written.sha256[file.name] { return "\(path) was changed" }
    }
    return nil
  }
}

/// What the report stage has written: the body of its artefact.
struct WrittenFiles: Sendable, Codable {
  /// SHA-256 of the content by file name.
  var sha256: [String: String]
}
