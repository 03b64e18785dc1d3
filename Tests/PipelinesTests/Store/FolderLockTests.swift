import Foundation
import TestSupport
import Testing

@testable import Pipelines

@Suite struct FolderLockTests {
  private let folder: TemporaryFolder
  private var path: String { folder.url.path }

  init() throws { folder = try TemporaryFolder() }

  @Test func `a held folder is waited for and then given up`() throws {
    let inner: Int?? = try FolderLock.holding(path, patience: 1) {
      try FolderLock.holding(path, patience: 0.05) { 1 }
    }
    #expect(inner == .some(nil))
  }

  @Test func `a folder is free again after the work, also after one that failed`() throws {
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try FolderLock.holding(path, patience: 1) { throw Failure() }
    }
    #expect(try FolderLock.holding(path, patience: 0) { 2 } == 2)
  }
}
