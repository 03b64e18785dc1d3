extension ValueForm where Value == Bool {
  /// `true` or `false`, written without quotes.
  static let flag = ValueForm("true or false", schema: ["type": "boolean"]) {
    node, key, problems in
    guard case .scalar(let scalar) = node.content, scalar.isPlain,
      scalar.text == "true" || scalar.text == "false"
    else {
      problems.append(.wrongType(of: key, node, expected: "true or false"))
      return nil
    }
    return scalar.text == "true"
  }
}
