import Evaluation
import Forecasting
import FoundationEssentials
import OrderedCollections

/// The file beside a pipeline that keeps what `almanac tune` has chosen.
enum TuneLock {
  /// Form of the file.
  static let version = 1

  /// `Pipelines/x.tune.lock` for `Pipelines/x.yaml`.
  static func path(forPipeline file: String) -> String {
    let stem = [".yaml", ".yml"].first(where: file.hasSuffix).map { file.dropLast($0.count) }
    return "\(stem ?? file[...]).tune.lock"
  }

  // MARK: Reading

  /// The choices of a pipeline's lock file by series; none where there is no file.
  ///
  /// - Throws: every problem of the file.
  static func read(
    forPipeline file: String
  ) throws(Rejection) -> OrderedDictionary<String, LockedChoice> {
    let path = path(forPipeline: file)
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    return try read(rejecting { () throws(Diagnostic) in try SourceFile(path: path) })
  }

  /// The choices of a lock file by series.
  ///
  /// - Throws: every problem of the file.
  static func read(_ source: SourceFile) throws(Rejection) -> OrderedDictionary<
    String, LockedChoice
  > {
    let path = source.path
    let document = YAMLDocument(source.text, path: path)
    var problems = document.problems
    var draft = LockDraft()
    if let root = document.root { LockDraft.section.read(root, of: "", into: &draft, &problems) }
    if problems.isEmpty, draft.version != version {
      problems.append(.lockOfOtherVersion(path))
    }
    guard problems.isEmpty else { throw Rejection(problems.inFileOrder) }
    var choices: OrderedDictionary<String, LockedChoice> = [:]
    for (name, entry) in draft.series { choices[name] = entry.choice(of: name) }
    return choices
  }

  // MARK: Writing

  /// Puts choices into the lock file of a pipeline, the others of its searches staying.
  ///
  /// - Returns: the path of the file.
  static func write(
    _ choices: [LockedChoice], for configuration: Configuration
  ) throws(Diagnostic) -> String {
    let path = path(forPipeline: configuration.file)
    let old: OrderedDictionary<String, LockedChoice>
    do throws(Rejection) {
      old = try read(forPipeline: configuration.file)
    } catch {
      // A file that cannot be read is replaced: its choices are in no force either.
      old = [:]
    }
    var kept: [LockedChoice] = []
    for name in configuration.tune.flatMap(\.series) {
      if let choice = choices.first(where: { $0.series == name }) ?? old[name] {
        kept.append(choice)
      }
    }
    do {
      try Data(text(of: kept, pipeline: configuration.file).utf8)
        .write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw .unwritableOutput(path)
    }
    return path
  }

  private static func text(of choices: [LockedChoice], pipeline: String) -> String {
    let name = Folder.fileName(of: pipeline)
    var lines = [
      "# Settings that `almanac tune \(name)` has chosen. Runs take them while the search and the",
      "# settings it started from are as they were; `almanac tune` renews them, `--no-lock` ignores",
      "# them.", "lock: \(version)", "series:",
    ]
    for choice in choices {
      lines += ["  \(choice.series.yaml):", "    model: \(choice.keyword)"]
      if !choice.settings.isEmpty {
        lines.append("    settings:")
        lines += choice.settings.map { "      \($0.key): \($0.value.yaml)" }
      }
      lines += ["    score:", "      name: \(choice.score.name.rawValue)"]
      for (key, value) in [
        ("chosen", choice.score.chosen), ("standard-error", choice.score.error),
        ("present", choice.score.present),
      ] {
        if let value { lines.append("      \(key): \(value)") }
      }
      lines += [
        "      windows: \(choice.score.windows)", "      trials: \(choice.score.trials)",
        "    figures: \"\(choice.figures)\"", "    search: \"\(choice.search)\"",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// The text as YAML, in quotes where it may be taken for something else.
  fileprivate var yaml: String {
    let isPlain =
      (first?.isLetter ?? false)
      && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
      && !["null", "Null", "NULL"].contains(self)
    let isNumber = decimal(self) != nil
    return isPlain || isNumber ? self : JSONValue.quoted(self)
  }
}

extension SettingInput {
  /// The value as YAML.
  fileprivate var yaml: String {
    switch self {
    case .scalar(let text): text.yaml
    case .list(let entries): "[" + entries.map(\.yaml).joined(separator: ", ") + "]"
    }
  }
}

// MARK: Keys

/// A lock file as it is read.
private struct LockDraft: Sendable {
  var version: Int?
  var series: OrderedDictionary<String, LockEntryDraft> = [:]

  static let section = Section<LockDraft>([
    Key("lock", \.version, .integer(in: 1...1000), "Form of the file.", isRequired: true),
    Key(
      "series", \.series, .entries(of: LockEntryDraft.form, "a mapping from series to choices"),
      "What is chosen for each series."),
  ])
}

/// One series of a lock file.
private struct LockEntryDraft: Sendable {
  var model = ""
  var settings: [TuneSetting] = []
  var score = LockScoreDraft()
  var figures = ""
  var search = ""

  private static let section = Section<LockEntryDraft>([
    Key("model", \.model, .text(), "The model's keyword."),
    Key("settings", \.settings, lockSettings, "Its settings."),
    Key(
      "score", \.score, .mapping(LockScoreDraft.section, from: LockScoreDraft()), "How it did."),
    Key("figures", \.figures, .text(), "What it was chosen on."),
    Key("search", \.search, .text(), "The search that chose it."),
  ])

  static let form = ValueForm.mapping(section, from: LockEntryDraft())

  func choice(of name: String) -> LockedChoice {
    LockedChoice(
      series: name, keyword: model, settings: settings,
      score: LockedChoice.Score(
        name: score.name, chosen: score.chosen, error: score.error, present: score.present,
        windows: score.windows, trials: score.trials), figures: figures, search: search)
  }
}

/// Settings of a lock file, whatever their names.
private let lockSettings = ValueForm<[TuneSetting]>(
  "a mapping from settings to values", schema: ["type": "object"]
) { node, key, problems in
  guard case .mapping(let entries) = node.content else {
    problems.append(.wrongType(of: key, node, expected: "a mapping from settings to values"))
    return nil
  }
  return entries.compactMap { entry in
    entry.value.settingInput(of: entry.key, &problems).map {
      TuneSetting(key: entry.key, value: $0)
    }
  }
}

/// How a choice of a lock file did.
private struct LockScoreDraft: Sendable {
  var name = Score.crps
  var chosen: Double?
  var error: Double?
  var present: Double?
  var windows = 0
  var trials = 0

  static let section = Section<LockScoreDraft>([
    Key("name", \.name, .word, "What was to be least."),
    Key("chosen", \.chosen, .finite, "Mean score of the choice."),
    Key("standard-error", \.error, .finite, "Standard error of the mean."),
    Key("present", \.present, .finite, "Mean score of what the pipeline had."),
    Key("windows", \.windows, .integer(in: 0...Int.max), "Windows of all series."),
    Key("trials", \.trials, .integer(in: 0...Int.max), "Candidates that were tried."),
  ])
}
