public import Forecasting

/// The catalogue of models as text and as JSON.
public enum CatalogueText {
  /// One line a model, grouped by family.
  ///
  /// - Parameter width: columns of the terminal; nil for no limit.
  public static func overview(width: Int? = nil) -> String {
    var table = TextTable([
      .init("model"), .init("family"), .init("needs", .right),
      .init("what it does", isFlexible: true),
    ])
    for type in ModelCatalog.all {
      table.append([type.keyword, type.family.rawValue, "\(needs(type))", type.abstract])
    }
    return table.lines(width: width).joined(separator: "\n")
      + """


      needs: the fewest observations. Settings of one: almanac models NAME
      A series that a model cannot be fitted to goes to drift, then to naive, which needs one
      observation; forecasts then name both, as in ets/drift, and the summary the reason.

      """
  }

  /// All about one model.
  public static func article(of type: any Model.Type, width: Int? = nil) -> String {
    var lines = ["\(type.keyword) (\(type.family.rawValue))", "", type.abstract, ""]
    lines.append("Needs at least \(count(needs(type), "observation")).")
    let settings = settings(of: ModelCatalog.configurable(type))
    if settings.isEmpty {
      lines.append("It has no settings.")
    } else {
      var table = TextTable([
        .init("setting"), .init("default"), .init("admissible"),
        .init("meaning", isFlexible: true),
      ])
      for setting in settings {
        table.append([setting.key, setting.standard, setting.expected, setting.abstract])
      }
      lines += ["", "Settings:"] + table.lines(width: width)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The models as a JSON array.
  ///
  /// - Throws: what the encoder throws.
  public static func json(_ types: [any Model.Type]) throws -> String {
    let entries = types.map {
      Entry(
        model: $0.keyword, family: $0.family.rawValue, abstract: $0.abstract,
        requiredObservations: needs($0), settings: settings(of: ModelCatalog.configurable($0)))
    }
    return try JSONText.document(entries)
  }

  private static func needs(_ type: any Model.Type) -> Int { type.init().requiredObservations }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "one \(noun)" : "\(number) \(noun)s"
  }

  private static func settings<M: Model>(of type: M.Type) -> [SettingEntry] {
    let standard = M()
    return M.settings.map {
      SettingEntry(
        key: $0.key, standard: $0.text(of: standard), expected: $0.expected, abstract: $0.abstract)
    }
  }

  private struct Entry: Encodable {
    let model, family, abstract: String
    let requiredObservations: Int
    let settings: [SettingEntry]
  }

  private struct SettingEntry: Encodable {
    let key, standard, expected, abstract: String

    enum CodingKeys: String, CodingKey {
      case key
      case standard = "default"
      case expected
      case abstract
    }
  }
}
