import FoundationEssentials

/// Where renderers find the lines that diagnostics point at.
public struct SourceLines: Sendable {
  private let reader: @Sendable (_ file: String, _ numbers: [Int]) -> [Int: String]

  /// Lines from any place.
  ///
  /// - Parameter reader: gives the texts of the lines with these numbers, from 1 and ascending, as
  ///   far as the file has them.
  public init(_ reader: @escaping @Sendable (_ file: String, _ numbers: [Int]) -> [Int: String]) {
    self.reader = reader
  }

  /// No lines at all: diagnostics are rendered without their source.
  public static let none = SourceLines { _, _ in [:] }

  /// Lines of files on disk, relative paths seen from the working directory.
  ///
  /// Each file is read once a call; files of more than 1 GiB are not opened.
  public static let disk = SourceLines { file, numbers in
    guard let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int,
      size <= 1 << 30, let data = FileManager.default.contents(atPath: file)
    else { return [:] }
    return texts(ofLines: numbers, in: data)
  }

  /// The same lines, and a text of one line under a name of its own, for instance an option's.
  public func adding(_ text: String, as name: String) -> SourceLines {
    SourceLines { file, numbers in file == name ? [1: text] : reader(file, numbers) }
  }

  /// The texts of all lines that diagnostics point at.
  func texts(for diagnostics: [Diagnostic]) -> [String: [Int: String]] {
    var numbers: [String: Set<Int>] = [:]
    for case let place? in diagnostics.map(\.location) {
      if let line = place.line { numbers[place.file, default: []].insert(line) }
    }
    var texts: [String: [Int: String]] = [:]
    for (file, lines) in numbers { texts[file] = reader(file, lines.sorted()) }
    return texts
  }

  /// Finds lines without their line ends (LF, CRLF or CR); bytes that are not UTF-8 become U+FFFD.
  ///
  /// - Complexity: O(n) in the bytes before the last line wanted.
  static func texts(ofLines numbers: [Int], in data: Data) -> [Int: String] {
    var texts: [Int: String] = [:]
    var start = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.startIndex + 3 : data.startIndex
    var line = 1
    for number in numbers {
      while line < number, let end = lineEnd(in: data, from: start) {
        let isPair = data[end] == 0x0D && end + 1 < data.endIndex && data[end + 1] == 0x0A
        start = end + (isPair ? 2 : 1)
        line += 1
      }
      guard line == number, start < data.endIndex || number == 1 else { break }
      let end = lineEnd(in: data, from: start) ?? data.endIndex
      texts[number] = String(decoding: data[start..<end], as: UTF8.self)
    }
    return texts
  }

  private static func lineEnd(in data: Data, from start: Data.Index) -> Data.Index? {
    data[start...].firstIndex { $0 == 0x0A || $0 == 0x0D }
  }
}
