import ArgumentParser
import Pipelines

/// The command line.
@main
struct Almanac: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "almanac",
    abstract: "Forecasts reported indicators and panels of series.",
    discussion: """
      Start here:
        almanac init figures                         a small project that runs at once
        almanac run Pipelines/vision2030.yaml        the forecast tables of a pipeline
        almanac explain Pipelines/vision2030.yaml gerd 2030   what made this number
        almanac diff Pipelines/vision2030.yaml       what moved since the run before, and why
        almanac forecast panel.csv --horizon 6       forecasts of a panel, without a pipeline
        almanac regress cars.csv --formula "dist ~ speed"   a regression of a table's columns
        almanac backtest panel.csv --horizon 6       which model forecasts such series best
        almanac tune p.yaml                          settings of a pipeline by backtests
        almanac extract page.html                    statements proposed from a text, for review
        almanac models                               the methods and their settings
        almanac doctor                               whether the installation is sound

      Data goes to standard output, talk to standard error; --json prints one document.
      Shell completion: almanac --generate-completion-script bash|zsh|fish; man page: make man
      Exit codes: 0 done · 1 done, but some series could not be forecast · 2 configuration or data
      rejected · 64 usage.
      """,
    version: "\(Release.version)",
    subcommands: [
      RunCommand.self, PlanCommand.self, CheckCommand.self, ExplainCommand.self,
      RunsCommand.self, DiffCommand.self,
      ForecastCommand.self, RegressCommand.self, BacktestCommand.self, TuneCommand.self,
      ExtractCommand.self, ReviewCommand.self, ModelsCommand.self, SchemaCommand.self,
      InitCommand.self, DoctorCommand.self,
    ])
}
