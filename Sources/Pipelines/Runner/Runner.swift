import OrderedCollections

/// Runs a pipeline: what is stale is computed, what is not comes from the store.
///
/// Series are worked on by up to `jobs` tasks at once. Every random number comes from the stream of
/// the seed and the series' name, and results are put together in the order of the series, so that
/// the number of tasks changes no byte.
public struct Runner: Sendable {
  /// The pipeline.
  public let configuration: Configuration
  /// How it is run.
  public let options: RunOptions
  /// What reads the files.
  let reader: IngestStage.Reader

  /// A runner that has done nothing yet.
  ///
  /// - Precondition: `options.jobs` is at least 1.
  public init(_ configuration: Configuration, options: RunOptions = RunOptions()) {
    self.init(configuration, options: options, reader: IngestReader.read)
  }

  /// A runner with series from elsewhere than the files.
  init(_ configuration: Configuration, options: RunOptions, reader: @escaping IngestStage.Reader) {
    precondition(options.jobs >= 1, "\(options.jobs) jobs")
    self.configuration = configuration
    self.options = options
    self.reader = reader
  }

  /// What a run would do now, without doing it: files are read, nothing is written.
  ///
  /// - Throws: every problem of the data, the selection or the store.
  public func plan() throws(Rejection) -> Plan {
    let store = try rejecting { () throws(Diagnostic) in try Store.existing(at: storePath) }
    return try Preparation(self, store: store).plan
  }

  /// Runs what is stale.
  ///
  /// Results go into the store as they are finished: a run that is killed or cancelled is resumed by
  /// the next one.
  ///
  /// - Parameter onEvent: called as work goes on, one call at a time.
  /// - Throws: `.rejected` with every problem of the data, the selection or the store; `.cancelled`.
  public func run(
    onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) async throws(RunError) -> RunResult {
    let store: Store
    let run: Int64
    var notices: [Diagnostic] = []
    do throws(Diagnostic) {
      store = try Store(path: storePath)
      for (earlier, results) in try store.closeInterrupted(pipeline: pipelineFile) {
        notices.append(.resumed(run: earlier.id, results: results))
      }
      run = try store.begin(pipeline: pipelineFile, origin: origin)
    } catch {
      throw .rejected(Rejection([error]))
    }
    let execution = Execution(runner: self, store: store, run: run, onEvent: onEvent)
    do throws(RunError) {
      let result = try await execution.result(of: run, notices: notices)
      try execution.stored { () throws(Diagnostic) in
        try store.end(run, .complete, summary: result.report?.summary)
      }
      return result
    } catch {
      // The first error is the one to tell; that the store cannot be closed either adds nothing.
      try? store.end(run, error == .cancelled ? .cancelled : .failed)
      throw error
    }
  }
}

extension Runner {
  /// Path of the store.
  var storePath: String { options.storePath ?? Store.defaultPath(forPipeline: configuration.file) }

  /// Folder of the result files.
  var outputFolder: Folder {
    if let chosen = options.outputFolder { return Folder(path: chosen) }
    return Folder(path: Folder.of(configuration.file).appending("Output/\(configuration.name)"))
  }

  /// What the store knows the pipeline by: the name of its file.
  var pipelineFile: String { Store.pipelineName(of: configuration.file) }

  /// What the configuration was made of.
  var origin: RunOrigin {
    var origin = RunOrigin(text: (try? SourceFile(path: configuration.file).text) ?? "")
    origin.file = configuration.file
    origin.overrides = configuration.overrides
    if !configuration.locked.isEmpty {
      origin.lock = try? SourceFile(path: TuneLock.path(forPipeline: configuration.file)).text
    }
    return origin
  }
}
