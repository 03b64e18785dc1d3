/// All that is wrong with a pipeline, in its configuration and in its data.
public enum Check {
  /// Reads the pipeline file and everything it names; fits nothing and writes nothing.
  ///
  /// - Parameters:
  ///   - file: path of the pipeline file, as the user typed it.
  ///   - overrides: arguments of `--set`.
  /// - Returns: errors, warnings and notes, in file order; empty where there is nothing to say.
  public static func run(file: String, overrides: [String] = []) -> [Diagnostic] {
    do throws(Rejection) {
      let configuration = try Configuration.load(file: file, overrides: overrides)
      return try IngestReader.read(configuration).allNotices.inFileOrder
    } catch {
      return error.diagnostics
    }
  }
}
