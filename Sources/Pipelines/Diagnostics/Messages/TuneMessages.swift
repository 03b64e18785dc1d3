extension Diagnostic {
  static func nothingToTune(_ file: String) -> Diagnostic {
    Diagnostic(
      .missingKey, "the file has no search", at: SourceLocation(file: file),
      help: "add `tune: { series: NAME, over: { SETTING: [VALUES] } }`")
  }

  static func lockOfOtherVersion(_ path: String) -> Diagnostic {
    Diagnostic(
      .otherLock, "the lock was written by another version of almanac",
      at: SourceLocation(file: path), help: "remove it and run `almanac tune` again")
  }

  static func lockOfOtherSearch(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .staleLock,
      "the choice for '\(name)' is of another search or started from other settings: not used",
      at: place, help: "`almanac tune` renews it")
  }

  static func lockWithoutSearch(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .staleLock, "'\(name)' is not tuned any more: its choice is not used", at: place,
      help: "`almanac tune` removes it", severity: .note)
  }

  static func lockOfOtherFigures(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .staleLock, "the settings of '\(name)' were chosen on other figures than today's", at: place,
      help: "`almanac tune` chooses anew")
  }
}
