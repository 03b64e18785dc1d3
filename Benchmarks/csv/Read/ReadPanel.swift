import Glibc
import Tabular
import TimeSeries

/// Reads a long panel a number of times and says how long each reading took.
///
/// Usage: `csv-read FILE REPETITIONS`. Prints a line for each reading: seconds, seconds of the
/// processor, rows, series, sum of all values.
@main
struct ReadPanel {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let repetitions = Int(arguments[2]) else {
      print("usage: csv-read FILE REPETITIONS")
      exit(64)
    }
    for _ in 0..<repetitions {
      let processor = clock()
      let start = ContinuousClock.now
      let table = try TableReader(layout: .long).read(path: arguments[1])
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let processorSeconds = Double(clock() - processor) / Double(CLOCKS_PER_SEC)
      print(seconds, processorSeconds, table.rowCount, table.entries.count, sum(table))
    }
  }

  /// The sum of all values, to compare with the other reader's.
  private static func sum(_ table: PanelTable) -> Double {
    var total = 0.0
    for entry in table.entries {
      guard case .success(let series) = entry.outcome else { continue }
      for value in series.places where !value.isNaN { total += value }
    }
    return total
  }
}
