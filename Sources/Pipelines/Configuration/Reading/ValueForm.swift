/// How one kind of value is read from a pipeline file, what it takes in words, and its JSON Schema.
struct ValueForm<Value: Sendable>: Sendable {
  /// What a value has to be, in words: `a whole number from 1900 to 2200`.
  let expectation: String
  /// The JSON Schema of the value, as members of its object.
  let schema: JSONValue
  /// The keys inside, where the value is a mapping.
  let keys: [KeyDescription]

  private let reader: @Sendable (YAMLNode, _ key: String, inout [Diagnostic]) -> Value?

  /// Declares a form.
  ///
  /// - Parameter reader: gives the value, or nil after reporting why there is none.
  init(
    _ expectation: String, schema: JSONValue, keys: [KeyDescription] = [],
    reader: @escaping @Sendable (YAMLNode, _ key: String, inout [Diagnostic]) -> Value?
  ) {
    self.expectation = expectation
    self.schema = schema
    self.keys = keys
    self.reader = reader
  }

  /// Reads the value of a key; nil after a problem was reported.
  func read(_ node: YAMLNode, of key: String, into problems: inout [Diagnostic]) -> Value? {
    reader(node, key, &problems)
  }

  /// The same form, its value carried further.
  func map<Result: Sendable>(
    _ transform: @escaping @Sendable (Value) -> Result
  ) -> ValueForm<Result> {
    ValueForm<Result>(expectation, schema: schema, keys: keys) { node, key, problems in
      read(node, of: key, into: &problems).map(transform)
    }
  }

  /// The same form, its value together with its place.
  var located: ValueForm<Located<Value>> {
    ValueForm<Located<Value>>(expectation, schema: schema, keys: keys) { node, key, problems in
      read(node, of: key, into: &problems).map { Located(value: $0, node: node) }
    }
  }
}

/// A value that was read, with the node it was read from.
struct Located<Value: Sendable>: Sendable {
  let value: Value
  let node: YAMLNode

  /// Where the value starts.
  var location: SourceLocation { node.location }
}
