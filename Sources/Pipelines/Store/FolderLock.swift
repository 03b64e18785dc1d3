import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Advisory locks on folders; a lock ends with its holder.
enum FolderLock {
  /// Works while nobody else who asks holds the folder; waits for it up to a number of seconds.
  ///
  /// Where the file system knows no such locks, nobody is kept out.
  ///
  /// - Returns: what the work gives; nil, without it, where another kept the folder for that long.
  static func holding<Value>(
    _ folder: String, patience: Double, _ work: () throws -> Value
  ) throws -> Value? {
    guard let handle = FileHandle(forReadingAtPath: folder) else { return try work() }
    defer { try? handle.close() }
    let deadline = ContinuousClock.now + .seconds(patience)
    while flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) != 0,
      errno == EWOULDBLOCK || errno == EINTR
    {
      guard ContinuousClock.now < deadline else { return nil }
      usleep(2_000)
    }
    return try work()
  }
}
