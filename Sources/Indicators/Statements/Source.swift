/// Where a statement stands.
public struct Source: Sendable, Hashable, Codable {
  /// Id of the original source; statements that share it, the indicator, definition, period and
  /// measure are one statement.
  public var id: String
  /// Who published it.
  public var publisher: String
  /// Title of the page or document.
  public var title: String
  /// Address of the page; may be empty.
  public var url: String

  /// Collects the four texts.
  public init(id: String = "", publisher: String = "", title: String = "", url: String = "") {
    self.id = id
    self.publisher = publisher
    self.title = title
    self.url = url
  }
}
