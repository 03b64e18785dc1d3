/// Whether a row may be used.
public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
  /// Checked; the only rows that are fit.
  case accepted
  /// Not verified yet; never fit.
  case proposed
  /// A printed error, kept because users will meet it; never fit.
  case rejected
}

/// Whether a figure was observed or is aimed at.
public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
  /// Something that was counted or estimated.
  case observation
  /// A plan, threshold or forecast by others: never an observation.
  case target
}
