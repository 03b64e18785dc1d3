extension Ingredients {
  /// What is different from an earlier result, in words.
  ///
  /// - Parameter earlier: the ingredients of the result that the last run had in this place.
  func changes(since earlier: Ingredients) -> String {
    var parts: [String] = []
    if version != earlier.version { parts.append("results of this stage have a new format") }
    let settings = Self.settingChanges(from: earlier.settings, to: settings)
    if !settings.isEmpty {
      parts.append("settings changed: \(Self.list(settings))")
    }
    let inputs = Self.inputChanges(from: earlier.inputs, to: inputs)
    if !inputs.isEmpty { parts.append(Self.list(inputs)) }
    // The same ingredients under another key: the store lost the result.
    return parts.isEmpty ? "its result is not in the store" : parts.joined(separator: "; ")
  }

  static func settingChanges(
    from old: [String: String], to new: [String: String]
  ) -> [String] {
    Set(old.keys).union(new.keys).sorted(by: settingOrder).compactMap { key in
      switch (old[key], new[key]) {
      case (let before?, let after?) where before != after:
        isShort(before) && isShort(after) ? "\(key) \(before) -> \(after)" : key
      case (nil, let after?): isShort(after) ? "\(key) \(after) is new" : "\(key) is new"
      case (_?, nil): "no \(key) any more"
      default: nil
      }
    }
  }

  private static func inputChanges(
    from old: [String: String], to new: [String: String]
  ) -> [String] {
    Set(old.keys).union(new.keys).sorted().compactMap { key in
      switch (old[key], new[key]) {
      case (let before?, let after?) where before != after: "input \(key) changed"
      case (nil, _?): "input \(key) is new"
      case (_?, nil): "input \(key) is gone"
      default: nil
      }
    }
  }

  /// The model first, since its settings follow from it.
  private static func settingOrder(_ a: String, _ b: String) -> Bool {
    a == "model" ? b != "model" : b != "model" && a < b
  }

  private static func isShort(_ text: String) -> Bool { text.count <= 60 }

  private static func list(_ parts: [String]) -> String {
    let shown = parts.prefix(4).joined(separator: ", ")
    return parts.count > 4 ? "\(shown) and \(parts.count - 4) more" : shown
  }
}
