import ArgumentParser
import Forecasting
import Reporting

/// `almanac models`.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "Lists the forecasting models, or the settings of one.",
    discussion: """
      almanac models            one line a model
      almanac models gls        what it does, what it needs, and each of its settings

      In a pipeline file: fit: { series: { gerd: { model: gls, formula: "log(gerd) ~ trend" } } }
      """)

  @Argument(
    help: "The keyword of a model.",
    completion: .list(ModelCatalog.all.map { $0.keyword }))
  var name: String?

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func run() throws {
    guard let name else {
      StandardStream.output.write(
        json ? try CatalogueText.json(ModelCatalog.all) : CatalogueText.overview(width: width))
      return
    }
    guard let type = ModelCatalog.model(named: name) else {
      let near = ModelCatalog.suggestions(for: name)
      let hint = near.first.map { "; did you mean '\($0)'?" } ?? "; almanac models lists all"
      throw ValidationError("there is no model '\(name)'\(hint)")
    }
    StandardStream.output.write(
      json ? try CatalogueText.json([type]) : CatalogueText.article(of: type, width: width))
  }

  private var width: Int? { StandardStream.output.width }
}
