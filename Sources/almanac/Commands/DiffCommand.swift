import ArgumentParser
import Pipelines
import Reporting

/// `almanac diff`.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "How each forecast moved between two runs, split by what moved it.",
    discussion: """
      almanac diff Pipelines/vision2030.yaml            the last two complete runs of the pipeline
      almanac diff Pipelines/vision2030.yaml 3 latest   run 3 and the latest
      almanac diff 3 7                                  two runs of the store here or below Pipelines
      almanac diff p.yaml latest~5 --select gerd --year 2028
      almanac diff Pipelines/vision2030.yaml --page moves.html

      The median of each forecast is computed again with one thing changed at a time, in this order:
        revised        statements and table values that were revised or withdrawn
        new            statements and table values that came in, or were accepted
        configuration  the pipeline file, overrides, choices of almanac tune, the sheet, the vintage
        model          another version of the program; for series of tables also another form of ets
                       or arima, or another fallback, under the same configuration
      The parts add up to the whole move. Forecasts in between are kept in the store for the next time;
      no run is added. Runs whose inputs were too large to be kept are compared without the split.

      Exit codes: 0 done, 2 there is no such run, or it has no forecasts.
      """)

  @Argument(
    help: "A pipeline file, then up to two runs: numbers, latest or latest~N.",
    completion: .file(extensions: ["yaml"]))
  var words: [String] = []

  @OptionGroup var place: StoreOptions

  @Option(help: "The year of the figures (default: the last one of both runs).")
  var year: Int?

  @Option(help: "Only these series: names or patterns, separated by commas.")
  var select: String?

  @Flag(inversion: .prefixedNo, help: "Split each move by what moved it.")
  var split = true

  @Option(help: "How many series are worked on at once.")
  var jobs = 1

  @Flag(help: "Print one JSON document instead of tables.")
  var json = false

  @Option(
    help: "Also write a page with all moves, each split one as a waterfall: moves.html.",
    completion: .file(extensions: ["html"]))
  var page: String?

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs takes a whole number from 1 up") }
    let names = words.dropFirst(pipeline == nil ? 0 : 1)
    for word in names where RunName(word) == nil {
      throw ValidationError("'\(word)' is no run: give a number, latest or latest~1")
    }
    guard names.count <= 2 else {
      throw ValidationError("two runs are compared, not \(names.count)")
    }
  }

  private var pipeline: String? { words.first.flatMap { StoreOptions.isPipeline($0) ? $0 : nil } }

  func run() async throws {
    let store = try place.open(for: pipeline)
    let (before, after) = try runs(of: store)
    var options = RunComparison.Options()
    options.year = year
    options.selection = select.map(WordLists.words) ?? []
    options.isSplitting = split
    options.jobs = jobs
    let comparison = RunComparison(store: store, before: before, after: after, options: options)
    let progress = RunProgress()
    let difference: RunDifference
    do throws(RunError) {
      difference = try await comparison.difference { progress.show($0) }
    } catch {
      progress.end()
      throw error.printed()
    }
    progress.end()
    if let page {
      let sink = try OutputSink(path: page)
      try sink.write(Array(DifferencePage.content(of: difference)))
      try sink.close()
    }
    let output = StandardStream.output
    if json {
      output.write(try JSONText.document(difference))
    } else {
      let lines = DifferenceTable.lines(
        of: difference, isSelected: select != nil, width: output.width)
      output.write(lines.joined(separator: "\n") + "\n")
    }
    StandardStream.error.write(difference.diagnostics)
  }

  /// The two runs; one name alone is compared with the latest run.
  private func runs(of store: Store) throws -> (StoredRun, StoredRun) {
    let name = pipeline.map { Store.pipelineName(of: $0) }
    let names = words.dropFirst(pipeline == nil ? 0 : 1).compactMap { RunName($0) }
    do throws(Diagnostic) {
      let all = try store.runs()
      let first = try (names.first ?? .latest(before: 1)).run(among: all, pipeline: name)
      let own = name ?? (names.isEmpty ? nil : first.pipeline)
      let second = try (names.count > 1 ? names[1] : .latest(before: 0))
        .run(among: all, pipeline: own)
      return (first, second)
    } catch {
      throw Rejection([error]).printed()
    }
  }
}
