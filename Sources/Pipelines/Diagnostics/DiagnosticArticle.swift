/// What `almanac explain P101` prints: a code in full sentences.
public struct DiagnosticArticle: Sendable, Hashable {
  /// A few words, without a full stop.
  public let title: String
  /// What is the case when this diagnostic appears.
  public let meaning: String
  /// Why it matters.
  public let reason: String
  /// What to do.
  public let remedy: String

  init(_ title: String, _ meaning: String, why reason: String, do remedy: String) {
    self.title = title
    self.meaning = meaning
    self.reason = reason
    self.remedy = remedy
  }
}

extension DiagnosticCode {
  /// The layers that codes are numbered by.
  public enum Layer: Character, Sendable, CaseIterable {
    case file = "0"
    case configuration = "1"
    case data = "D"
    case fit = "F"
    case run = "R"
  }

  /// The layer that the code belongs to, read off its range.
  public var layer: Layer {
    switch rawValue.prefix(2) {
    case "P0": .file
    case "P1": .configuration
    case "D0": .data
    case "F0": .fit
    default: .run
    }
  }

  /// The code explained: what it means, why it matters, what to do.
  public var article: DiagnosticArticle {
    switch layer {
    case .file: fileArticle
    case .configuration: configurationArticle
    case .data: dataArticle
    case .fit: fitArticle
    case .run: runArticle
    }
  }

  /// A few words, without a full stop.
  public var title: String { article.title }
}
