import ArgumentParser
import Pipelines
import Reporting

/// `almanac explain`.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what made a forecast, or what a diagnostic means.",
    discussion: """
      almanac explain Pipelines/vision2030.yaml gerd 2030   statements, conversions, model, parameters,
                                                            weights, and what was set aside
      almanac explain p.yaml gerd --leave-one-out           the median of the cell without each statement
      almanac explain p.yaml gerd --check 200000            quantiles beside those of 200,000 weighed draws
      almanac explain P101                                  a diagnostic in full sentences

      The gain of a statement says how far the value moves with the figure: 0.8 is 0.8 % for 1 % on
      logarithms. Its weight is the part of what is known of the value that is lost without it; its
      surprise how little it fits the others (below -12 it contradicts them). Everything is computed
      again in memory; store and files stay as they are.
      """)

  @Argument(help: "A pipeline file, or the code of a diagnostic.", completion: .file())
  var subject: String

  @Argument(help: "The name of a series of the pipeline.")
  var series: String?

  @Argument(help: "The year that weights are about (default: the last).")
  var year: Int?

  @Option(
    name: .customLong("set"),
    help: "Override a key, for instance fit.series.gerd.model=naive; may be repeated.")
  var overrides: [String] = []

  @Flag(help: "Compute the cell again without each statement: a fit each.")
  var leaveOneOut = false

  @Option(
    help: ArgumentHelp(
      "Compare the inference from statements with importance sampling of so many draws.",
      valueName: "draws"))
  var check: Int?

  @Option(help: "How many fits are worked on at once.")
  var jobs = 1

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func validate() throws {
    if let check, !(1000...10_000_000).contains(check) {
      throw ValidationError("--check takes a whole number from 1000 to 10000000")
    }
    guard jobs >= 1 else { throw ValidationError("--jobs takes a whole number from 1 up") }
    if DiagnosticCode(rawValue: subject.uppercased()) == nil, series == nil {
      throw ValidationError(
        Self.isCode(subject)
          ? "there is no diagnostic '\(subject)'"
          : "name a series of the pipeline, as in: almanac explain \(subject) gerd 2030")
    }
  }

  func run() async throws {
    let output = StandardStream.output
    guard let series else {
      guard let code = DiagnosticCode(rawValue: subject.uppercased()) else { return }
      output.write(
        json
          ? try JSONText.document(ArticleDocument(code))
          : ArticleText.text(of: code, width: output.width))
      return
    }
    let explanation: Explanation
    do throws(RunError) {
      explanation = try await explained(series)
    } catch {
      throw error.printed()
    }
    output.write(
      json
        ? try JSONText.document(explanation)
        : ExplanationText(explanation, width: output.width).text)
  }

  private func explained(_ series: String) async throws(RunError) -> Explanation {
    let configuration: Configuration
    do throws(Rejection) {
      configuration = try Configuration.load(file: subject, overrides: overrides)
    } catch {
      throw .rejected(error)
    }
    return try await Explainer(configuration, jobs: jobs)
      .explanation(of: series, year: year, leavingOut: leaveOneOut, checkedWith: check)
  }

  /// Whether a word looks like a code.
  private static func isCode(_ word: String) -> Bool {
    let characters = Array(word)
    return characters.count == 4 && characters[0].isLetter
      && characters[1...].allSatisfy(\.isNumber)
  }
}
