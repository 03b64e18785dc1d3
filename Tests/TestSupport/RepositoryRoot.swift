public import Foundation

/// The root of the repository, from where fixtures and shipped data are read.
public let repositoryRoot = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
