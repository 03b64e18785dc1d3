import FoundationEssentials
import OrderedCollections

/// What the ingest stage gives.
struct Ingested: Sendable {
  let data: IngestedData
  let ingredients: Ingredients
  let key: String
  /// Why the files were read again; nil where the store's result was taken.
  let staleReason: String?
}

/// Reads the files and forms the series, unless they are what they were.
struct IngestStage: Stage {
  static let name = StageName.ingest

  /// Where an earlier result may be; nil where there is no store yet.
  let store: Store?
  /// Ingredients of the result that the last run of the pipeline had.
  let earlier: Ingredients?
  let isForced: Bool
  /// What reads the files.
  let read: Reader

  /// From a pipeline to its series.
  typealias Reader = @Sendable (Configuration) throws(Rejection) -> IngestedData

  func run(_ configuration: Configuration) throws(RunError) -> Ingested {
    do throws(Rejection) {
      return try look(configuration)
    } catch {
      throw .rejected(error)
    }
  }

  /// The series, without an effect on anything.
  ///
  /// - Throws: every problem of the data.
  func look(_ configuration: Configuration) throws(Rejection) -> Ingested {
    let settings = Self.settings(of: configuration)
    if !isForced, let earlier, earlier.settings == settings,
      earlier.version == Self.name.formatVersion,
      earlier.inputs.allSatisfy({ Self.fingerprint($0.key) == $0.value }),
      let data = try stored(earlier.key)
    {
      return Ingested(data: data, ingredients: earlier, key: earlier.key, staleReason: nil)
    }
    let data = try read(configuration)
    var made = Ingredients(stage: .ingest, series: nil, version: Self.name.formatVersion)
    made.settings = settings
    for path in Self.watchedPaths(of: configuration) { made.inputs[path] = Self.fingerprint(path) }
    for file in data.files { made.inputs[file.path] = file.sha256 }
    let key = made.key
    var reason: String?
    if isForced {
      reason = "forced"
    } else if let earlier {
      reason = made.changes(since: earlier)
      if key != earlier.key, try stored(key) != nil { reason = nil }
    } else if try stored(key) == nil {
      reason = "never run"
    }
    return Ingested(data: data, ingredients: made, key: key, staleReason: reason)
  }

  private func stored(_ key: String) throws(Rejection) -> IngestedData? {
    guard let store else { return nil }
    do throws(Diagnostic) {
      guard let body = try store.body(key) else { return nil }
      // Another version's form is as good as none: the files are read again.
      return try? JSONDecoder().decode(IngestedData.self, from: body)
    } catch {
      throw Rejection([error])
    }
  }

  /// Files that decide the result without being listed in it: sheets that may yet appear, and the
  /// log beside a database.
  private static func watchedPaths(of configuration: Configuration) -> [String] {
    configuration.ingest.map { item in
      let path = configuration.resolved(item.path)
      switch item {
      case .statements(_, nil, _, _): return Configuration.defaultSheet(beside: path)
      case .statements(_, let sheet?, _, _): return configuration.resolved(sheet.path)
      case .table: return path
      case .database: return path + "-wal"
      }
    }
  }

  /// SHA-256 of a file's bytes, or `absent`.
  private static func fingerprint(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map(Digest.sha256) ?? "absent"
  }

  /// All of the configuration that forming the series looks at.
  private static func settings(of configuration: Configuration) -> [String: String] {
    var settings: [String: String] = [:]
    for (index, item) in configuration.ingest.enumerated() {
      settings["ingest \(index + 1)"] = "\(item)"
    }
    if let conversion = configuration.conversion {
      settings["currency"] = conversion.currency
      settings["rates"] = conversion.rates
    }
    for (name, choice) in configuration.fit.series {
      settings["series \(name)"] =
        [
          choice.indicator.map { "indicator \($0)" },
          choice.definition.map { "definition \($0)" }, choice.link.map { "link \($0.text)" },
          choice.from.map { "from \($0)" },
        ].compactMap { $0 }.joined(separator: ", ")
    }
    settings["default definition"] = configuration.fit.defaults.definition
    settings["default link"] = configuration.fit.defaults.link?.text
    for target in configuration.projection.targets {
      settings["target of \(target.series)", default: ""] +=
        "\(target.text) \(target.measure.rawValue); "
    }
    // What these name is checked against the rows.
    for scenario in configuration.projection.scenarios {
      settings["scenario \(scenario.name)"] =
        (scenario.assumptions.map(\.text) + scenario.given.map(\.phrase)).joined(separator: "; ")
    }
    for (index, adjustment) in configuration.projection.adjustments.enumerated() {
      settings["adjustment \(index + 1)"] = "\(adjustment.series) \(adjustment.phrase)"
    }
    for (index, equation) in configuration.projection.hierarchies.enumerated() {
      settings["equation \(index + 1)"] = equation.text
    }
    for (name, derivation) in configuration.derived {
      settings["derived \(name)"] = "\(derivation.formula) [\(derivation.unit)]"
    }
    return settings
  }
}
