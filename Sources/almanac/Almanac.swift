import ArgumentParser

/// The command line.
@main
struct Almanac: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "almanac", abstract: "Forecasts reported indicators and panels of series.")
}
