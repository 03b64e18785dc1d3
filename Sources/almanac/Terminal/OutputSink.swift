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
    else { throw ValidationError("'\(temporary)' cannot be written; choose another file") }
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
    // Foundation's replaceItemAt loses the file on Linux where the path is relative. Between the two
    // steps the whole file stands beside its place, under the temporary name.
    if FileManager.default.fileExists(atPath: path) {
      try FileManager.default.removeItem(atPath: path)
    }
    try FileManager.default.moveItem(atPath: temporary, toPath: path)
  }
}
