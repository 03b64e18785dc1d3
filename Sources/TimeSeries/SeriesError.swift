/// What keeps numbers from being a series; a property of the data.
public enum SeriesError: Error, Equatable, Sendable {
  /// No observation at all.
  case empty
  /// Every observation is a gap.
  case allGaps
  /// NaN or infinite, at this index from 0.
  case notFinite(index: Int)
  /// A value that the link does not admit, at this index from 0.
  case outsideLink(index: Int)
}
