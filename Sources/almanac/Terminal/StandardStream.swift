import CTerminal
import Foundation
import Reporting

#if canImport(Glibc)
  import Glibc
#endif

/// Standard output for data, standard error for talk.
enum StandardStream: Sendable {
  case output
  case error

  /// Writes bytes; ends the program quietly where the reader has gone (`almanac … | head`).
  func write(_ data: Data) {
    do {
      try handle.write(contentsOf: data)
    } catch {
      exit(0)
    }
  }

  /// Writes text as it is.
  func write(_ text: String) { write(Data(text.utf8)) }

  /// Puts a line in the place of the last one, cut to the width of the terminal.
  func overwrite(_ line: String) {
    write("\r\u{1B}[K" + line.truncated(toWidth: (width ?? 80) - 1))
  }

  /// Whether a person looks at the stream.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Whether colour may be used: on a terminal, unless `NO_COLOR` is set (no-color.org).
  var isColored: Bool {
    isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Columns of the terminal; nil where nobody looks and nothing says.
  var width: Int? {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }) {
      return max(40, columns)
    }
    guard isTerminal else { return nil }
    let columns = Int(terminal_columns(descriptor))
    return columns > 0 ? max(40, columns) : 80
  }

  private var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }

  private var handle: FileHandle { self == .output ? .standardOutput : .standardError }
}
