import ArgumentParser
import Foundation

/// Where a command's data goes: standard output, or a file that appears only when it is whole.
final class OutputSink {
  private let path: String?
  private let temporary: String
  private let handle: FileHandle

  /// Opens the sink.
  ///
  /// - Parameter path: the file; nil for standard output.
  /// - Throws: a message where the file cannot be made.
  init(path: String?) throws {
    self.path = path
    temporary = (path ?? "") + ".part"
    guard path != nil else {
      handle = .standardOutput
      return
    }
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let file = FileHandle(forWritingAtPath: temporary)
    else { throw ValidationError("'\(temporary)' cannot be written; choose another --output") }
    handle = file
  }

  /// Writes bytes; ends the program quietly where the reader of standard output has gone.
  func write(_ bytes: [UInt8]) throws {
    if path == nil {
      StandardStream.output.write(Data(bytes))
    } else {
      try handle.write(contentsOf: Data(bytes))
    }
  }

  /// Puts the file in its place.
  func close() throws {
    guard let path else { return }
    try handle.close()
    let target = URL(filePath: path)
    let whole = URL(filePath: temporary)
    if FileManager.default.fileExists(atPath: path) {
      _ = try FileManager.default.replaceItemAt(target, withItemAt: whole)
    } else {
      try FileManager.default.moveItem(at: whole, to: target)
    }
  }
}
