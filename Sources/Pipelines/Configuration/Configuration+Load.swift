extension Configuration {
  /// Reads and checks a pipeline file.
  ///
  /// - Parameters:
  ///   - file: path of the YAML file, as the user typed it.
  ///   - overrides: arguments of `--set`, such as `fit.series.gerd.model=theta`, applied in order.
  /// - Throws: every problem of the file and of the overrides, in file order.
  public static func load(file: String, overrides: [String] = []) throws(Rejection)
    -> Configuration
  {
    do throws(Diagnostic) {
      let source = try SourceFile(path: file)
      return Configuration(name: source.path, file: file)
    } catch {
      throw Rejection([error])
    }
  }
}
