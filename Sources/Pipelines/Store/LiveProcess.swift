import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which processes there are, to tell a run under way from one that was killed.
enum LiveProcess {
  /// The id of this process.
  static var current: Int32 { ProcessInfo.processInfo.processIdentifier }

  /// Whether a process of that id is there; signal 0 asks without disturbing it.
  static func exists(_ id: Int32) -> Bool { kill(id, 0) == 0 || errno == EPERM }
}
