/// A model with its settings as one text: `ets`, `ets(trend=damped)`,
/// `combination(members=[ets, theta(theta=3)], by=mean)`.
///
/// A value reaches to the next comma or closing parenthesis outside of parentheses, brackets and double
/// quotes; a list stands in brackets; a text in double quotes is taken as it is.
public struct ModelExpression: Sendable, Hashable {
  /// A key with its value, as typed.
  public struct Choice: Sendable, Hashable {
    /// The key of a setting.
    public let key: String
    /// The value before its type is known.
    public let value: SettingInput
  }

  /// The word for the model.
  public let keyword: String
  /// The settings, in order.
  public let settings: [Choice]

  /// Reads one model.
  ///
  /// - Throws: what keeps the text from being an expression; whether the catalogue has such a model is
  ///   for ``configured``.
  public init(_ text: some StringProtocol) throws(ModelExpressionError) {
    let text = text.trimmed
    guard let open = text.firstIndex(of: "(") else {
      if text.isEmpty { throw .noModel }
      if text.contains(where: { "),=[]\"".contains($0) }) { throw .misplaced(String(text)) }
      keyword = String(text)
      settings = []
      return
    }
    keyword = String(text[..<open].trimmed)
    if keyword.isEmpty { throw .noModel }
    guard text.last == ")" else { throw .unbalanced(String(text)) }
    let inside = text[text.index(after: open)..<text.index(before: text.endIndex)]
    var settings: [Choice] = []
    for part in try inside.parts() where !(part.isEmpty && settings.isEmpty) {
      guard let equals = part.firstIndex(of: "=") else { throw .settingWithoutValue(String(part)) }
      let key = String(part[..<equals].trimmed)
      let value = part[part.index(after: equals)...].trimmed
      guard !key.isEmpty, !value.isEmpty else { throw .settingWithoutValue(String(part)) }
      settings.append(Choice(key: key, value: try Self.value(value)))
    }
    self.settings = settings
  }

  /// Reads models separated by commas.
  ///
  /// - Throws: what keeps the first bad one from being an expression.
  public static func list(_ text: String) throws(ModelExpressionError) -> [ModelExpression] {
    var expressions: [ModelExpression] = []
    for part in try text[...].parts() { expressions.append(try ModelExpression(part)) }
    return expressions
  }

  /// The model, or all that keeps the catalogue from having it.
  public var configured: Result<any Model, ModelRejection> {
    ModelCatalog.configured(keyword, settings.map { ($0.key, $0.value) })
  }

  private static func value(_ text: Substring) throws(ModelExpressionError) -> SettingInput {
    if text.count > 1, text.first == "\"", text.last == "\"" {
      return .scalar(String(text.dropFirst().dropLast()))
    }
    guard text.first == "[" else { return .scalar(String(text)) }
    guard text.last == "]" else { throw .unbalanced(String(text)) }
    var entries: [SettingInput] = []
    let inside = text.dropFirst().dropLast()
    for part in try inside.parts() where !(part.isEmpty && entries.isEmpty) {
      if part.isEmpty { throw .misplaced(String(text)) }
      entries.append(try value(part))
    }
    return .list(entries)
  }
}

/// Why a text is no model with settings.
public enum ModelExpressionError: Error, Hashable, Sendable {
  /// A keyword is missing.
  case noModel
  /// Parentheses, brackets or quotes that have no counterpart, in this part.
  case unbalanced(String)
  /// A setting without `=` or without a value.
  case settingWithoutValue(String)
  /// Signs where none belong, in this part.
  case misplaced(String)
}

extension Model {
  /// The keyword with the settings that are not the defaults: `ets`, `ets(trend=damped)`.
  ///
  /// ``ModelExpression`` reads it back as the same model.
  public var label: String {
    let standard = Self()
    let chosen = Self.settings.filter { $0.input(of: self) != $0.input(of: standard) }
    guard !chosen.isEmpty else { return Self.keyword }
    let texts = chosen.map { "\($0.key)=\($0.input(of: self).expressionText)" }
    return "\(Self.keyword)(\(texts.joined(separator: ", ")))"
  }
}

extension SettingInput {
  /// The value as an expression spells it.
  fileprivate var expressionText: String {
    switch self {
    case .scalar(let text):
      let isPlain =
        (try? ModelExpression("m(x=\(text))"))?.settings.map(\.value) == [.scalar(text)]
      return isPlain ? text : "\"\(text)\""
    case .list(let entries):
      return "[" + entries.map(\.expressionText).joined(separator: ", ") + "]"
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: Substring {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }

  /// Splits at commas outside of parentheses, brackets and quotes.
  fileprivate func parts() throws(ModelExpressionError) -> [Substring] {
    var parts: [Substring] = []
    var closers: [Character] = []
    var isQuoted = false
    var start = startIndex
    for index in indices {
      let character = self[index]
      if isQuoted {
        isQuoted = character != "\""
        continue
      }
      switch character {
      case "\"": isQuoted = true
      case "(": closers.append(")")
      case "[": closers.append("]")
      case ")", "]":
        if closers.popLast() != character { throw .unbalanced(String(self)) }
      case "," where closers.isEmpty:
        parts.append(Substring(self[start..<index]).trimmed)
        start = self.index(after: index)
      default: break
      }
    }
    guard !isQuoted, closers.isEmpty else { throw .unbalanced(String(self)) }
    return parts + [Substring(self[start...]).trimmed]
  }
}
