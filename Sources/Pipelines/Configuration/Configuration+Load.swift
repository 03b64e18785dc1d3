import FoundationEssentials
import OrderedCollections

extension Configuration {
  /// Reads and checks a pipeline file.
  ///
  /// What needs the data to be known, as names of series and units of thresholds, is checked by
  /// ``IngestReader``.
  ///
  /// - Parameters:
  ///   - file: path of the YAML file, as the user typed it.
  ///   - overrides: arguments of `--set`, such as `fit.series.gerd.model=theta`, applied in order.
  ///   - usesLock: whether settings that `almanac tune` has chosen take effect.
  /// - Throws: every problem of the file and of the overrides, in file order.
  public static func load(
    file: String, overrides: [String] = [], usesLock: Bool = true
  ) throws(Rejection) -> Configuration {
    let source: SourceFile
    do throws(Diagnostic) {
      source = try SourceFile(path: file)
    } catch {
      throw Rejection([error])
    }
    var configuration = try parse(source.text, file: file, overrides: overrides)
    if usesLock, !configuration.tune.isEmpty {
      try configuration.apply(TuneLock.read(forPipeline: file))
    }
    return configuration
  }

  /// The configuration that a run had.
  ///
  /// - Parameter file: the path that relative paths refer to where the run does not say.
  /// - Throws: what is wrong with it by today's rules.
  static func load(_ origin: RunOrigin, file: String) throws(Rejection) -> Configuration {
    let path = origin.file.isEmpty ? file : origin.file
    var configuration = try parse(origin.text, file: path, overrides: origin.overrides)
    if let lock = origin.lock {
      let place = TuneLock.path(forPipeline: path)
      let source = try rejecting { () throws(Diagnostic) in
        try SourceFile(path: place, data: Data(lock.utf8))
      }
      try configuration.apply(TuneLock.read(source))
    }
    return configuration
  }

  /// Checks the text of a pipeline file.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: the path that places and relative paths refer to.
  ///   - overrides: arguments of `--set`.
  /// - Throws: every problem, in file order.
  public static func parse(
    _ text: String, file: String, overrides: [String] = []
  ) throws(Rejection) -> Configuration {
    let document = YAMLDocument(text, path: file)
    var problems = document.problems
    guard var root = document.root, root.content != .null else {
      throw Rejection(problems.isEmpty ? [.emptyFile(file)] : problems)
    }
    for text in overrides {
      do throws(Diagnostic) {
        try Override(text).apply(to: &root)
      } catch {
        problems.append(error)
      }
    }
    var draft = PipelineDraft()
    PipelineDraft.section.read(root, of: "", into: &draft, &problems)
    guard var configuration = draft.checked(file: file, &problems), problems.isEmpty else {
      throw Rejection(problems.inFileOrder)
    }
    configuration.overrides = overrides
    let cycles = configuration.cycleProblems
    if !cycles.isEmpty { throw Rejection(cycles.inFileOrder) }
    return configuration
  }
}

extension PipelineDraft {
  /// The configuration; nil where a part that it cannot do without is missing.
  fileprivate func checked(file: String, _ problems: inout [Diagnostic]) -> Configuration? {
    var fit = fit.checked(&problems)
    let levels = projection.sortedLevels(&problems)
    for (name, derivation) in derived where fit.series[name] != nil {
      problems.append(
        .derivedAndFitted(name, at: derivation.location ?? SourceLocation(file: file)))
    }
    let searches = searches(&fit, &problems, file: file)
    let until = projection.until?.value ?? ProjectSection().until
    for target in projection.targets where target.by > until {
      problems.append(
        .targetAfterUntil(
          target.by, until: until, at: target.location ?? SourceLocation(file: file)))
    }
    projection.checkChanges(&problems, until: until, file: file)
    let scenarios = projection.namedScenarios(&problems, file: file)
    guard let name, let ingest else { return nil }
    var configuration = Configuration(name: name, file: file)
    configuration.ingest = ingest
    configuration.conversion = conversion
    configuration.fit = fit
    configuration.derived = derived
    configuration.projection.until = projection.until?.value ?? configuration.projection.until
    configuration.projection.untilLocation = projection.until?.location
    configuration.projection.levels = levels
    configuration.projection.paths = projection.paths
    configuration.projection.seed = projection.seed
    configuration.projection.targets = projection.targets
    configuration.projection.scenarios = scenarios
    configuration.projection.adjustments = projection.adjustments
    configuration.projection.hierarchies = projection.hierarchies
    configuration.report = report
    configuration.tune = searches
    return configuration
  }
}

extension PipelineDraft {
  /// The entries of `tune:`; their series are named under `fit:` from then on.
  fileprivate func searches(
    _ fit: inout FitSection, _ problems: inout [Diagnostic], file: String
  ) -> [TuneEntry] {
    var seen: Set<String> = []
    let entries = tune.compactMap { $0.checked(against: fit, &problems) }
    for entry in entries {
      for name in entry.series {
        let place = entry.seriesLocations[name] ?? SourceLocation(file: file)
        if derived[name] != nil {
          problems.append(.derivedTuned(name, at: place))
        } else if !seen.insert(name).inserted {
          problems.append(.repeatedElement("'\(name)'", of: "tune", at: place))
        } else if fit.series[name] == nil {
          var choice = SeriesChoice()
          choice.location = place
          choice.isImplied = true
          fit.series[name] = choice
        }
      }
    }
    return entries
  }
}

extension [Diagnostic] {
  /// By file in order of first appearance, then by place; a whole file's come first.
  var inFileOrder: [Diagnostic] {
    var ranks: [String: Int] = [:]
    for diagnostic in self {
      let file = diagnostic.location?.file ?? ""
      if ranks[file] == nil { ranks[file] = ranks.count }
    }
    let keyed = enumerated().map { index, diagnostic in
      let place = diagnostic.location
      let rank = ranks[place?.file ?? ""] ?? 0
      return (key: (rank, place?.line ?? 0, place?.column ?? 0, index), diagnostic: diagnostic)
    }
    return keyed.sorted { $0.key < $1.key }.map(\.diagnostic)
  }
}
