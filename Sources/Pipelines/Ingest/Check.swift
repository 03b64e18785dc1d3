import FoundationEssentials

/// All that is wrong with a pipeline, in its configuration and in its data.
public enum Check {
  /// Reads the pipeline file and everything it names, and infers the levels that statements tell of, for
  /// it takes that to see which of them contradict the others; writes nothing.
  ///
  /// Inferences of an earlier run are taken from its store.
  ///
  /// - Parameters:
  ///   - file: path of the pipeline file, as the user typed it.
  ///   - overrides: arguments of `--set`.
  ///   - usesLock: whether settings that `almanac tune` has chosen take effect.
  /// - Returns: errors, warnings and notes, in file order; empty where there is nothing to say.
  public static func run(
    file: String, overrides: [String] = [], usesLock: Bool = true
  ) -> [Diagnostic] {
    do throws(Rejection) {
      let configuration = try Configuration.load(
        file: file, overrides: overrides, usesLock: usesLock)
      let ingested = try IngestReader.read(configuration)
      return (ingested.allNotices + configuration.lockDiagnostics(in: ingested)).inFileOrder
        + (try contradictions(configuration, ingested))
    } catch {
      return error.diagnostics
    }
  }

  /// The statements that the others contradict, series by series.
  private static func contradictions(
    _ configuration: Configuration, _ ingested: IngestedData
  ) throws(Rejection) -> [Diagnostic] {
    let workload = try Workload(configuration, ingested, ingestKey: "", selection: [])
    let keys = Recipes(workload).fitKeys
    let store = try? Store.existing(at: Store.defaultPath(forPipeline: configuration.file))
    return workload.selected.flatMap { name -> [Diagnostic] in
      guard workload.statedHistory(of: name) != nil, let job = workload.fitJob(of: name) else {
        return []
      }
      let stored = keys[name].flatMap { key in try? store?.body(key) }
        .flatMap { try? JSONDecoder().decode(SeriesFit.self, from: $0) }
      return (stored ?? job.run()).notices.filter { $0.code == .contradiction }
    }
  }
}
