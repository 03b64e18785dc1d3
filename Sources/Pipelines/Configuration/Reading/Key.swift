/// One key of a mapping in a pipeline file, declared once.
///
/// Reading, checking, the list of keys and the JSON Schema all come from this declaration.
struct Key<Root: Sendable>: Sendable {
  /// The word in the file, kebab-case.
  let name: String
  /// Name, meaning, form and default, for people.
  let descriptions: [KeyDescription]
  /// Whether it has to be there.
  let isRequired: Bool
  /// JSON Schema of the value, with the summary.
  let schema: JSONValue

  private let reader: @Sendable (YAMLNode, inout Root, inout [Diagnostic]) -> Void

  /// Declares a key that fills an optional property.
  ///
  /// - Parameters:
  ///   - name: the word in the file.
  ///   - path: where the value goes.
  ///   - form: how it is read.
  ///   - summary: one sentence on what it does.
  ///   - isRequired: whether it has to be there.
  ///   - standard: what holds where the key is missing, in words.
  init<Value: Sendable>(
    _ name: String, _ path: any WritableKeyPath<Root, Value?> & Sendable, _ form: ValueForm<Value>,
    _ summary: String, isRequired: Bool = false, standard: String? = nil
  ) {
    self.init(name, form, summary, isRequired: isRequired, standard: standard) { value, root in
      root[keyPath: path] = value
    }
  }

  /// Declares a key that replaces a property's default.
  init<Value: Sendable>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable, _ form: ValueForm<Value>,
    _ summary: String, standard: String? = nil
  ) {
    self.init(name, form, summary, isRequired: false, standard: standard) { value, root in
      root[keyPath: path] = value
    }
  }

  private init<Value: Sendable>(
    _ name: String, _ form: ValueForm<Value>, _ summary: String, isRequired: Bool,
    standard: String?, place: @escaping @Sendable (Value, inout Root) -> Void
  ) {
    self.name = name
    self.isRequired = isRequired
    let own = KeyDescription(
      path: name, summary: summary, expectation: form.expectation, standard: standard,
      isRequired: isRequired)
    descriptions = [own] + form.keys.map { $0.under(name) }
    let text = standard.map { "\(summary) Default: \($0)." } ?? summary
    schema = form.schema.adding([("description", .string(text))])
    reader = { node, root, problems in
      guard let value = form.read(node, of: name, into: &problems) else { return }
      place(value, &root)
    }
  }

  /// Reads the value into its place; leaves the root as it is after a problem.
  func read(_ node: YAMLNode, into root: inout Root, _ problems: inout [Diagnostic]) {
    reader(node, &root, &problems)
  }
}

/// A key as help texts show it.
public struct KeyDescription: Sendable, Hashable {
  /// Keys from the top with dots between them; `<name>` where the user chooses the name.
  public let path: String
  /// One sentence on what the key does.
  public let summary: String
  /// What a value has to be, in words.
  public let expectation: String
  /// What holds where the key is missing, in words; nil where nothing does.
  public let standard: String?
  /// Whether the key has to be there.
  public let isRequired: Bool

  /// The same key seen from one level higher; the kind of a list's entry stands in brackets.
  func under(_ parent: String) -> KeyDescription {
    KeyDescription(
      path: path.hasPrefix("[") ? "\(parent)\(path)" : "\(parent).\(path)", summary: summary,
      expectation: expectation, standard: standard,
      isRequired: isRequired)
  }
}
