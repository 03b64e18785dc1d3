import Indicators

extension Diagnostic {
  static func unknownUnit(_ word: UnknownWord, of key: String, at place: SourceLocation)
    -> Diagnostic
  {
    Diagnostic(
      .unknownWord, "'\(key)' cannot be '\(word.text.clipped)'", at: place,
      help: word.meant.map { "write '\($0)'" } ?? suggestion(for: word))
  }

  /// What is wrong with an entry of an indicator sheet.
  static func sheetProblem(_ problem: IndicatorProblem, at place: SourceLocation) -> Diagnostic {
    let id = problem.id.clipped
    return switch problem.mistake {
    case .notKebabCase(let meant):
      Diagnostic(
        .invalidID, "the id '\(id)' is not lower-case words with hyphens", at: place,
        help: "write '\(meant)', here and in the statements")
    case .duplicateID:
      Diagnostic(.duplicateKey, "indicator '\(id)' is given twice", at: place, help: "remove one")
    case .rankMismatch(let kind, let unit):
      Diagnostic(
        .rankAsLevel, "'\(id)' has the kind \(kind.rawValue) and the unit \(unit)", at: place,
        help: "ranks have `kind: rank` and `unit: rank` together")
    case .shareNotInPercent(let unit):
      Diagnostic(
        .unitNotTaken, "'\(id)' is a share in \(unit)", at: place,
        help: "shares are in %; for another ratio choose `kind: index`")
    case .boundsOutsideLink:
      Diagnostic(
        .outsideLink, "the bounds of '\(id)' reach beyond its link", at: place,
        help: "choose `link: identity`, or narrower bounds")
    case .spellingGivenTwice(let spelling, let first, let second):
      Diagnostic(
        .conflictingKeys,
        "'\(spelling.clipped)' of '\(id)' belongs to two definitions, '\(first)' and '\(second)'",
        at: place, help: "keep it in one of them")
    case .definitionGivenTwice(let name):
      Diagnostic(
        .duplicateKey, "'\(id)' has the definition '\(name.clipped)' twice", at: place,
        help: "merge the two")
    case .notALevelUnit(let unit):
      Diagnostic(
        .unitNotTaken, "'\(id)' cannot be in \(unit)", at: place,
        help: "levels of shares are in %")
    }
  }

  /// The word that was meant, or the admissible ones.
  static func suggestion(for word: UnknownWord) -> String {
    if let meant = word.meant { return "did you mean '\(meant)'?" }
    return suggestion(for: word.text, among: word.admissible, noun: "words")
  }
}
