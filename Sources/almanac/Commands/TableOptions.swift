import ArgumentParser
import Pipelines
import Tabular
import TimeSeries

/// What commands on a table of series share: its form, horizon, levels, output and jobs.
struct TableOptions: ParsableArguments {
  @Option(help: "How many periods to forecast.")
  var horizon: Int?

  @Option(help: "Levels of the intervals in percent, separated by commas (default: 80,95).")
  var levels: String?

  @Option(
    help: """
      How the table is laid out (default: told by its header): long, wide, owid, sdmx or world-bank.
      """)
  var layout: TableLayout?

  @Option(help: "The frequency (default: told by the periods): annual, quarterly or monthly.")
  var frequency: Frequency?

  @Option(name: [.customShort("o"), .long], help: "The file to write instead of standard output.")
  var output: String?

  @Option(help: "How many series are worked on at once.")
  var jobs = 1

  func validate() throws {
    guard (1...10_000).contains(horizon ?? 1) else {
      throw ValidationError("--horizon takes a whole number from 1 to 10000")
    }
    guard jobs >= 1 else { throw ValidationError("--jobs takes a whole number from 1 up") }
    _ = try parsedLevels()
  }

  /// The levels, ascending.
  func parsedLevels() throws -> [Double] { try WordLists.levels(levels ?? "80,95") }

  /// The horizon, for commands that cannot do without.
  func requiredHorizon() throws -> Int {
    guard let horizon else {
      throw ValidationError("Missing expected argument '--horizon <horizon>'")
    }
    return horizon
  }

  /// The table, read; a table that cannot be used is printed with its places.
  func read(_ path: String) throws -> PanelInput {
    do throws(Rejection) {
      return try PanelInput(path: path, layout: layout, frequency: frequency)
    } catch {
      throw error.printed()
    }
  }
}
