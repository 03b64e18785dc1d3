import Foundation

/// Where a reader's bytes come from, handed out in chunks.
struct ByteSource: ~Copyable {
  private enum Origin {
    case file(FileHandle, path: String)
    case memory([UInt8], next: Int)
  }

  private var origin: Origin
  /// The end has been reached.
  private(set) var isExhausted = false

  /// Bytes in memory.
  init(_ bytes: [UInt8]) { origin = .memory(bytes, next: 0) }

  /// A file, a pipe or a device.
  ///
  /// - Throws: `.unreadable` with the system's reason.
  init(path: String) throws(CSVError) {
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

  /// Appends up to `count` bytes; none when the end has been reached.
  mutating func read(_ count: Int, into buffer: inout [UInt8]) throws(CSVError) {
    switch origin {
    case .file(let handle, let path):
      do {
        let data = try handle.read(upToCount: count)
        guard let data, !data.isEmpty else { return isExhausted = true }
        buffer.append(contentsOf: data)
      } catch {
        throw .unreadable(path: path, reason: Self.reason(error))
      }
    case .memory(let bytes, let next):
      let end = min(bytes.count, next + count)
      buffer.append(contentsOf: bytes[next..<end])
      isExhausted = end == next
      origin = .memory(bytes, next: end)
    }
  }

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
