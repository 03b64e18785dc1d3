import FoundationEssentials

/// The files of a run.
struct WrittenReport: Sendable {
  /// Paths of all files, in order.
  var paths: [String] = []
  /// Files that could not be written.
  var problems: [Diagnostic] = []
}

/// Writes the result files, each of them whole or not at all.
struct ReportStage: Stage {
  static let name = StageName.report

  let execution: Execution
  let prepared: Preparation

  func run(_ report: RunReport) throws(RunError) -> WrittenReport {
    let recipe = prepared.report
    let isStale = prepared.stale.contains(Slot(.report))
    execution.onEvent(.stageStarted(.report, stale: isStale ? 1 : 0, total: 1))
    var written = WrittenReport()
    if isStale {
      written = try write(report)
    } else {
      written.paths = recipe.files.map(recipe.path)
      try execution.stored { () throws(Diagnostic) in
        try execution.store.reuse([(recipe.key, .report, nil)], run: execution.run)
      }
    }
    execution.onEvent(.stageDone(.report, computed: isStale ? 1 : 0, reused: isStale ? 0 : 1))
    return written
  }

  private func write(_ report: RunReport) throws(RunError) -> WrittenReport {
    let recipe = prepared.report
    var written = WrittenReport()
    var hashes = WrittenFiles(sha256: [:])
    do {
      try FileManager.default.createDirectory(
        atPath: recipe.folder.path, withIntermediateDirectories: true)
    } catch {
      written.problems.append(.unwritableOutput(recipe.folder.path))
      return written
    }
    for file in recipe.files {
      let path = recipe.path(of: file)
      let content: Data
      do {
        content = try file.content(of: report)
      } catch {
        written.problems.append(.unwritableOutput(path, because: "\(error)"))
        continue
      }
      do {
        // Written beside the old file, which it then replaces in one step.
        try content.write(to: URL(filePath: path), options: .atomic)
        written.paths.append(path)
        hashes.sha256[file.name] = Digest.sha256(content)
      } catch {
        written.problems.append(.unwritableOutput(path))
      }
    }
    if written.problems.isEmpty {
      let artefact = Artefact(
        ingredients: recipe.ingredients, key: recipe.key, body: CanonicalJSON.data(hashes))
      try execution.stored { () throws(Diagnostic) in
        try execution.store.save([artefact], run: execution.run, isReplacing: true)
      }
    }
    return written
  }
}
