extension DiagnosticCode {
  /// P1xx: what a pipeline file asks for and cannot have.
  var configurationArticle: DiagnosticArticle {
    switch self {
    case .unknownModel:
      DiagnosticArticle(
        "unknown model",
        "The catalogue has no model of that keyword.",
        why: "Falling back to another model would give other figures than were asked for.",
        do: "Take the suggestion, or choose from `almanac models`.")
    case .unknownSetting:
      DiagnosticArticle(
        "unknown setting of a model",
        "The model of this series has no setting of that name, and it is no key of the series.",
        why: "A misspelt setting that is passed over leaves the default in force unnoticed.",
        do: "Take the suggestion, or see `almanac models NAME` for the settings.")
    case .invalidSetting:
      DiagnosticArticle(
        "value that a setting does not take",
        "The setting exists, but not with this value.",
        why: "Values outside the range either have no meaning for the model or break it.",
        do: "Give a value as the help describes; `almanac models NAME` lists all ranges.")
    case .unknownKey:
      DiagnosticArticle(
        "unknown key",
        "This part of the file has no key of that name.",
        why: "A key that is passed over is a wish that is not fulfilled.",
        do: "Take the suggestion, or see `almanac schema` for all keys with their meaning.")
    case .missingKey:
      DiagnosticArticle(
        "key is missing",
        "A key that has no default is not there.",
        why: "What it says cannot be guessed.",
        do: "Add the key with a value as the help describes.")
    case .duplicateKey:
      DiagnosticArticle(
        "key given twice",
        "One mapping has the same key twice.",
        why: "YAML readers differ in which of the two counts.",
        do: "Remove one of them, or merge what stands under them.")
    case .wrongType:
      DiagnosticArticle(
        "value of another type",
        "The key needs a number, a text, a list or a mapping, and something else stands there.",
        why: "Turning one into the other silently changes what was meant.",
        do: "Write the value in the form that the help describes; numbers stand without quotes.")
    case .outOfRange:
      DiagnosticArticle(
        "value out of range",
        "The value has the right type, but lies outside what the key admits.",
        why: "Outside the range the result would be meaningless or take unbounded time.",
        do: "Choose a value inside the range that the help names.")
    case .unknownWord:
      DiagnosticArticle(
        "unknown word",
        "The key takes one of a few words, and this is none of them.",
        why: "Each word switches to another behaviour; there is no default for a misspelt one.",
        do: "Take the suggestion or one of the words that the help lists.")
    case .invalidFormula:
      DiagnosticArticle(
        "formula cannot be read",
        "The formula breaks off, or has something that the formula language does not know, at the "
          + "caret.",
        why: "A regression or derivation without one of its terms answers another question.",
        do: "Mend the place of the caret. Regressions read `log(gerd) ~ trend + log(gdp-cny)`; "
          + "derivations read `core-ai-industry / cny-per-usd`.")
    case .unknownSeries:
      DiagnosticArticle(
        "unknown series",
        "A target, derivation, regressor or series names something that no statement, sheet, table "
          + "or derivation provides.",
        why: "The row would be silently missing from the tables.",
        do: "Take the suggestion, or add the data under `ingest:`.")
    case .cycle:
      DiagnosticArticle(
        "circle of series",
        "Series need one another: each waits for the forecast of the next, and the last for the "
          + "first.",
        why: "None of them could be projected first.",
        do: "Give one of the series in the circle a model without regressors.")
    case .invalidThreshold:
      DiagnosticArticle(
        "threshold cannot be read",
        "A target's threshold is not a number with an optional scale word and unit, or its unit is "
          + "not the indicator's.",
        why: "A threshold in another unit or scale is reached too early or never.",
        do: "Write it as in reports: `1.2 trillion CNY`, `2.8 %`, `600 万`, `10`.")
    case .invalidOverride:
      DiagnosticArticle(
        "override cannot be applied",
        "An argument of `--set` has no `=`, or its path does not lead anywhere in the pipeline.",
        why: "An override that changes nothing gives figures that look tuned and are not.",
        do: "Write `--set fit.series.gerd.model=theta`: keys with dots between them, list entries "
          + "by number from 0.")
    case .conflictingKeys:
      DiagnosticArticle(
        "keys exclude each other",
        "Two keys of one entry say different things about the same matter.",
        why: "Only one of them could be followed.",
        do: "Keep the one that is meant.")
    case .untilBeforeData:
      DiagnosticArticle(
        "nothing left to forecast",
        "The data of a series reaches to the `until` year or beyond it.",
        why: "The tables would have no forecast of this series.",
        do: "Set `project.until` to a later year.")
    case .unknownDefinition:
      DiagnosticArticle(
        "unknown definition",
        "No accepted statement of the indicator has the definition that the series asks for.",
        why: "Statements of another definition measure something else.",
        do: "Take one of the definitions that the help lists.")
    case .unusedChange:
      DiagnosticArticle(
        "assumption or judgement that changes nothing",
        "A scenario or an adjustment names years that the series has figures for, or a series that has "
          + "no forecast.",
        why: "What is known stays as it is: the tables would look adjusted and are not.",
        do: "Choose years after the last known one, or remove the entry.")
    default: preconditionFailure("\(rawValue) is not a configuration code")
    }
  }
}
