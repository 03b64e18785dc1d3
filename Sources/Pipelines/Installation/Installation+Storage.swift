import FoundationEssentials
import GRDB

extension Installation {
  /// Whether stores can be made in a folder, whether that of its pipelines can be opened, and sizes.
  public static func storage(in folder: String) -> [Finding] {
    [trial(in: folder), present(in: folder), sizes(of: folder)].compactMap { $0 }
  }

  /// Makes a store of its own in the folder and removes it.
  private static func trial(in folder: String) -> Finding {
    let place = Folder(path: folder).appending(".almanac-doctor-\(LiveProcess.current)")
    defer { try? FileManager.default.removeItem(atPath: place) }
    do throws(Diagnostic) {
      let store = try Store(path: place + "/store.sqlite")
      let run = try store.begin(pipeline: "doctor", origin: RunOrigin(text: ""))
      try store.end(run, .complete)
      let version = try store.read { db in try String.fetchOne(db, sql: "SELECT sqlite_version()") }
      return Finding("store", "writable in '\(folder)', SQLite \(version ?? "")")
    } catch {
      return Finding("store", "\(error.message), in '\(folder)'", state: .bad, help: error.help)
    }
  }

  /// The store that is there already; nil where there is none.
  private static func present(in folder: String) -> Finding? {
    let path = Folder(path: folder).appending(".almanac/store.sqlite")
    do throws(Diagnostic) {
      guard let store = try Store.existing(at: path) else { return nil }
      let count = try store.runs().count
      let bytes = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
      return Finding(
        "runs", "\(count) in '\(path)'" + (bytes.map { ", \(text(ofBytes: $0))" } ?? ""))
    } catch {
      return Finding("runs", "\(error.message): '\(path)'", state: .bad, help: error.help)
    }
  }

  private static func sizes(of folder: String) -> Finding {
    let process = ProcessInfo.processInfo
    var parts = [
      "\(process.activeProcessorCount) processors",
      "\(text(ofBytes: Int(clamping: process.physicalMemory))) memory",
    ]
    let system = try? FileManager.default.attributesOfFileSystem(forPath: folder)
    guard let free = system?[.systemFreeSize] as? Int else {
      return Finding("sizes", parts.joined(separator: ", "))
    }
    parts.append("\(text(ofBytes: free)) free in '\(folder)'")
    let isTight = free < 100 << 20
    return Finding(
      "sizes", parts.joined(separator: ", "), state: isTight ? .notice : .good,
      help: isTight ? "make space: runs keep their inputs and results" : nil)
  }

  /// `3.2 GiB`.
  static func text(ofBytes bytes: Int) -> String {
    var value = Double(bytes)
    var unit = "bytes"
    for next in ["KiB", "MiB", "GiB", "TiB"] where value >= 1024 {
      value /= 1024
      unit = next
    }
    return unit == "bytes" ? "\(bytes) bytes" : "\((10 * value).rounded() / 10) \(unit)"
  }
}
