import FoundationEssentials

/// A small project that runs at once: what `almanac init` writes.
public struct StarterProject: Sendable {
  /// A file of the project.
  public struct File: Sendable, Hashable {
    /// The name within the folder.
    public let name: String
    /// The text.
    public let text: String
  }

  /// The folder, as the user typed it.
  public let folder: String

  /// A project in a folder, which need not exist.
  public init(folder: String) { self.folder = folder }

  /// The name of the pipeline: that of the folder, as far as it can be one.
  public var name: String {
    let last = Folder.fileName(of: folder)
    let spelled = last.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let parts = String(spelled).split(separator: "-")
    let name = parts.joined(separator: "-")
    return name.first?.isLetter == true ? name : "starter"
  }

  /// Path of the pipeline file.
  public var pipeline: String { path("pipeline.yaml") }

  /// All files in order.
  public var files: [File] {
    [
      File(name: "pipeline.yaml", text: pipelineText),
      File(name: "statements.csv", text: Self.statements),
      File(name: "indicators.yaml", text: Self.sheet),
      File(name: "orders.csv", text: Self.orders),
      File(name: "README.md", text: readme),
    ]
  }

  /// Writes all files, or none of them.
  ///
  /// - Returns: the paths.
  /// - Throws: R002 for each file that is there already, and where one cannot be written.
  public func write() throws(Rejection) -> [String] {
    let present = files.map { path($0.name) }.filter { FileManager.default.fileExists(atPath: $0) }
    if !present.isEmpty { throw Rejection(present.map { .fileInTheWay($0) }) }
    var written: [String] = []
    do {
      try FileManager.default.createDirectory(
        atPath: folder.isEmpty ? "." : folder, withIntermediateDirectories: true)
      for file in files {
        let place = path(file.name)
        try Data(file.text.utf8).write(to: URL(filePath: place), options: .withoutOverwriting)
        written.append(place)
      }
    } catch {
      let failed = written.count < files.count ? path(files[written.count].name) : folder
      for place in written { try? FileManager.default.removeItem(atPath: place) }
      throw Rejection([.unwritableOutput(failed)])
    }
    return written
  }

  private func path(_ name: String) -> String {
    var folder = folder[...]
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return folder.isEmpty || folder == "." ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }
}

extension Diagnostic {
  static func fileInTheWay(_ path: String) -> Diagnostic {
    Diagnostic(
      .unwritableOutput, "'\(path)' is there already", at: SourceLocation(file: path),
      help: "choose another folder, or move the file away: nothing is overwritten")
  }
}
