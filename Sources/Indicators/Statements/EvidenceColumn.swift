/// Columns that say where in a text a statement stands; kept in files of statements, and not read
/// when they are fit.
public enum EvidenceColumn: String, Sendable, Hashable, CaseIterable, Codable {
  /// Bytes of the figure in the file, from 0, as `120-134`; the end is the byte behind it.
  case span
  /// The sentence, blanks as single spaces.
  case sentence
  /// SHA-256 of the sentence's UTF-8 bytes, in lower-case hexadecimal digits.
  case sentenceHash = "sentence_sha256"
}
