import Foundation

/// Where a reader's bytes come from, handed out in chunks.
struct ByteSource: ~Copyable {
  private enum Origin {
    case file(FileHandle, path: String)
    case memory([UInt8], next: Int)
  }

  private var origin: Origin
  /// Bytes that were looked at and not handed out yet.
  private var ahead: [UInt8] = []
  private var hasEnded = false
  /// The end has been reached.
  var isExhausted: Bool { hasEnded && ahead.isEmpty }

  /// Bytes in memory.
  init(_ bytes: [UInt8]) { origin = .memory(bytes, next: 0) }

  /// A file, a pipe or a device; `-` is standard input.
  ///
  /// - Throws: `.unreadable` with the system's reason.
  init(path: String) throws(CSVError) {
    if path == "-" {
      origin = .file(.standardInput, path: path)
      return
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if attributes?[.type] as? FileAttributeType == .typeDirectory {
      throw .unreadable(path: path, reason: "it is a folder")
    }
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      origin = .file(handle, path: path)
    } catch {
      throw .unreadable(path: path, reason: Self.reason(error))
    }
  }

  /// Appends bytes: those that were looked at, or up to `count`; none when the end has been reached.
  mutating func read(_ count: Int, into buffer: inout [UInt8]) throws(CSVError) {
    if !ahead.isEmpty {
      buffer.append(contentsOf: ahead)
      ahead = []
      return
    }
    switch origin {
    case .file(let handle, let path):
      do {
        let data = try handle.read(upToCount: count)
        guard let data, !data.isEmpty else { return hasEnded = true }
        buffer.append(contentsOf: data)
      } catch {
        throw .unreadable(path: path, reason: Self.reason(error))
      }
    case .memory(let bytes, let next):
      let end = min(bytes.count, next + count)
      buffer.append(contentsOf: bytes[next..<end])
      hasEnded = end == next
      origin = .memory(bytes, next: end)
    }
  }

  /// Hands bytes out again that were looked at.
  mutating func putBack(_ bytes: [UInt8]) { ahead = bytes + ahead }

  /// Why the system refused, in words.
  private static func reason(_ error: any Error) -> String {
    let cocoa = error as NSError
    let underlying = cocoa.userInfo[NSUnderlyingErrorKey] as? NSError
    let system = cocoa.domain == NSPOSIXErrorDomain ? cocoa : underlying
    switch (cocoa.code, system.map { Int32($0.code) }) {
    case (_, ENOENT), (CocoaError.fileReadNoSuchFile.rawValue, _): return "there is no such file"
    case (_, EACCES), (CocoaError.fileReadNoPermission.rawValue, _): return "permission denied"
    case (_, let code?): return POSIXErrorCode(rawValue: code).map { "\($0)" } ?? "error \(code)"
    default: return cocoa.localizedDescription
    }
  }
}

extension ByteSource {
  /// Whether the first character that is no blank opens a JSON array; takes no bytes away.
  mutating func isJSON(_ chunkSize: Int) throws(CSVError) -> Bool {
    let blanks: Set<UInt8> = [0x20, 0x09, .lineFeed, .carriageReturn]
    var seen: [UInt8] = []
    var first: UInt8?
    while first == nil, !isExhausted {
      try read(chunkSize, into: &seen)
      if seen.count < FileSignature.byteOrderMark.count, !isExhausted { continue }
      let mark = seen.starts(with: FileSignature.byteOrderMark) ? 3 : 0
      first = seen.dropFirst(mark).first { !blanks.contains($0) }
    }
    putBack(seen)
    return first == UInt8(ascii: "[")
  }

  /// All bytes that are left.
  mutating func readAll(_ chunkSize: Int) throws(CSVError) -> [UInt8] {
    var bytes: [UInt8] = []
    while !isExhausted { try read(chunkSize, into: &bytes) }
    return bytes
  }
}
