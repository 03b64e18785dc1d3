extension ValueForm where Value == String {
  /// Any text but an empty one.
  static func text(_ expectation: String = "a text") -> ValueForm {
    ValueForm(expectation, schema: ["type": "string", "minLength": 1]) { node, key, problems in
      guard case .scalar(let scalar) = node.content, !scalar.text.allSatisfy(\.isWhitespace) else {
        problems.append(.wrongType(of: key, node, expected: expectation))
        return nil
      }
      return scalar.text
    }
  }

  /// A name that can be part of a file's name: letters, digits, `-`, `_` and `.`.
  static let name = ValueForm(
    "a name of letters, digits, '-', '_' and '.'",
    schema: ["type": "string", "pattern": "^[^\\s!-/:-@\\[-`{-~][^\\s!-,/:-@\\[-^`{-~]*$"]
  ) { node, key, problems in
    guard case .scalar(let scalar) = node.content, let first = scalar.text.first,
      first.isLetter || first.isNumber,
      scalar.text.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
    else {
      problems.append(
        .wrongType(of: key, node, expected: "a name of letters, digits, '-', '_' and '.'"))
      return nil
    }
    return scalar.text
  }
}

extension ValueForm where Value: FixedWidthInteger {
  /// A whole number of a range, written without quotes.
  static func integer(in range: ClosedRange<Value>) -> ValueForm {
    let expectation = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    let schema: JSONValue = [
      "type": "integer", "minimum": .number("\(range.lowerBound)"),
      "maximum": .number("\(range.upperBound)"),
    ]
    return ValueForm(expectation, schema: schema) { node, key, problems in
      guard case .scalar(let scalar) = node.content, scalar.isPlain, isWholeNumber(scalar.text)
      else {
        problems.append(.wrongType(of: key, node, expected: expectation))
        return nil
      }
      guard let value = Value(scalar.text), range.contains(value) else {
        problems.append(.outOfRange(key, node, expected: expectation))
        return nil
      }
      return value
    }
  }
}

extension ValueForm where Value == Double {
  /// A number between two others, both excluded, written without quotes.
  static func number(between lower: Double, and upper: Double) -> ValueForm {
    let expectation = "a number between \(lower.compact) and \(upper.compact)"
    let schema: JSONValue = [
      "type": "number", "exclusiveMinimum": .number(lower.compact),
      "exclusiveMaximum": .number(upper.compact),
    ]
    return ValueForm(expectation, schema: schema) { node, key, problems in
      guard case .scalar(let scalar) = node.content, scalar.isPlain,
        let value = decimal(scalar.text)
      else {
        problems.append(.wrongType(of: key, node, expected: expectation))
        return nil
      }
      guard value > lower, value < upper else {
        problems.append(.outOfRange(key, node, expected: expectation))
        return nil
      }
      return value
    }
  }
}

extension ValueForm
where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One word of a closed list.
  static var word: ValueForm {
    let words = Value.allCases.map(\.rawValue)
    let expectation = "one of " + words.joined(separator: ", ")
    let schema: JSONValue = ["enum": .array(words.map { .string($0) })]
    return ValueForm(expectation, schema: schema) { node, key, problems in
      guard case .scalar(let scalar) = node.content else {
        problems.append(.wrongType(of: key, node, expected: expectation))
        return nil
      }
      guard let value = Value(rawValue: scalar.text) else {
        problems.append(.unknownWord(scalar.text, of: key, words: words, at: node.location))
        return nil
      }
      return value
    }
  }
}

/// Whether a text is an optional sign and digits.
private func isWholeNumber(_ text: String) -> Bool {
  let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
  return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
}

/// A finite number in decimal or scientific notation; nil for anything else, hexadecimal included.
func decimal(_ text: String) -> Double? {
  guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }),
    let value = Double(text), value.isFinite
  else { return nil }
  return value
}

extension Double {
  /// The shortest spelling that reads back as the same number, whole numbers without a point.
  var compact: String {
    self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)"
  }
}
