extension DiagnosticCode {
  /// D0xx: rows, cells and series.
  var dataArticle: DiagnosticArticle { cellArticle ?? seriesArticle }

  /// Codes about single columns and cells.
  private var cellArticle: DiagnosticArticle? {
    switch self {
    case .missingColumn:
      DiagnosticArticle(
        "column is missing",
        "The header has no column of a name that the layout needs.",
        why: "Without it no row says what it is about.",
        do: "Add the column to the header line, or name the right `layout:`.")
    case .duplicateColumn:
      DiagnosticArticle(
        "column given twice",
        "Two columns of the header have one name.",
        why: "It is not said which of the two values counts.",
        do: "Rename or remove one of them.")
    case .unknownColumn:
      DiagnosticArticle(
        "column that is not read",
        "The header has a column that the schema does not know.",
        why: "If the name is misspelt, its values are missing from every row.",
        do: "Correct the name, or remove the column.")
    case .missingValue:
      DiagnosticArticle(
        "cell is empty",
        "A cell that every row needs has no value.",
        why: "The row says nothing without it.",
        do: "Fill in the cell, or give the row `status: proposed` until it is known.")
    case .unknownDataWord:
      DiagnosticArticle(
        "unknown word in a cell",
        "The column takes one of a few words, and this is none of them.",
        why: "Measure, qualifier, role and status decide how the figure is used.",
        do: "Take the suggestion or one of the words that the help lists.")
    case .unknownScale:
      DiagnosticArticle(
        "unknown scale",
        "The scale is neither a number nor a known scale word.",
        why: "A wrong scale shifts a figure by a factor of a thousand or more.",
        do: "Use thousand, million, billion, trillion, 万, 亿, 万亿, or a number such as 1e8.")
    case .invalidNumber:
      DiagnosticArticle(
        "not a number",
        "A cell that has to be a number is none.",
        why: "Passing it over would leave a gap that nobody sees.",
        do: "Write digits as printed, for instance `3.63` or `1,234.5`; leave the cell empty for a "
          + "gap in a table.")
    case .invalidPeriod:
      DiagnosticArticle(
        "not a period",
        "The period is in none of the known forms, or of another frequency than the rest.",
        why: "A figure without its time cannot be placed.",
        do: "Write 2025, 2025-Q3, 2025-11, or 2021/2025 for a span of statements.")
    case .reversedSpan:
      DiagnosticArticle(
        "span runs backwards",
        "The second period of a span lies before the first.",
        why: "It is not clear which of the two is the slip.",
        do: "Write the earlier period first: 2021/2025.")
    case .invalidDate:
      DiagnosticArticle(
        "not a date",
        "The date is not written year-month-day, or no such day exists.",
        why: "Vintages are chosen by these dates.",
        do: "Write 2026-02-05, 2026-02 or 2026.")
    case .invalidRange:
      DiagnosticArticle(
        "range without two ends",
        "A statement with `qualifier: range` has no value_high, or one below its value.",
        why: "A range says nothing with one end only.",
        do: "Fill in value_high, or choose at_least or at_most.")
    case .unconvertibleUnit:
      DiagnosticArticle(
        "unit cannot be converted",
        "The figure's unit is not the indicator's, and there is no conversion between them.",
        why: "Numbers of two units in one series are not a series.",
        do: "Correct the unit, give the row an indicator of its own, or set up `convert:` for "
          + "currencies.")
    case .invalidID:
      DiagnosticArticle(
        "id in another spelling",
        "The id of an indicator is not lower-case letters and digits with single hyphens.",
        why: "One indicator under two spellings would be two series.",
        do: "Write it as the help shows, everywhere.")
    case .unitNotTaken:
      DiagnosticArticle(
        "unit that does not fit",
        "The measure or kind goes with certain units only: growth with %, a multiple with a ratio.",
        why: "A growth rate read as an amount, or an amount as a share, is another statement.",
        do: "Correct the unit, or the measure.")
    case .impossibleValue:
      DiagnosticArticle(
        "value that cannot be",
        "No quantity of this measure can have the value: growth of -100 %, a place 0 or 2.5.",
        why: "It is a slip, and a fit would follow it.",
        do: "Check the figure in its source.")
    case .rankAsLevel:
      DiagnosticArticle(
        "rank given as level",
        "A place in a ranking stands in a row that measures a level, or the other way round.",
        why: "A rank is a whole number that depends on others; it is modelled on a scale of its "
          + "own.",
        do: "Set `measure: rank` and `unit: rank` together.")
    default: nil
    }
  }

  /// Codes about what rows make together.
  private var seriesArticle: DiagnosticArticle {
    switch self {
    case .contradictoryBounds:
      DiagnosticArticle(
        "statements contradict each other",
        "A floor lies above a ceiling or a printed figure of the same period, definition and unit.",
        why: "At least one of them is wrong, revised, or measures something else.",
        do: "Check the sources. A misprint gets `status: rejected`, another perimeter its own "
          + "`definition`.")
    case .unknownIndicator:
      DiagnosticArticle(
        "indicator without an entry",
        "Statements name an indicator that the sheet does not have.",
        why: "A misspelt id splits one series in two.",
        do: "Take the suggestion, or add the indicator to the sheet.")
    case .defaultsUsed:
      DiagnosticArticle(
        "defaults in place of a sheet",
        "Nothing describes these indicators, so their kind, link and unit follow from the "
          + "statements.",
        why: "A stock taken for a flow, or a share for an index, changes the forecast.",
        do: "Describe them in `indicators.yaml` beside the statements.")
    case .duplicatePeriod:
      DiagnosticArticle(
        "period given twice",
        "A table has two values of one series in one period.",
        why: "It is not said which of the two counts.",
        do: "Remove one of the rows.")
    case .notFinite:
      DiagnosticArticle(
        "number beyond what can be computed",
        "A value is infinite, not a number, or so large that sums of it overflow.",
        why: "One such value makes every result of its series meaningless.",
        do: "Correct the value, or leave the cell empty for a gap.")
    case .gaps:
      DiagnosticArticle(
        "gaps in a series",
        "Some periods between the first and the last value have none.",
        why: "Models of regular series need a value in each period, and a filled one is less "
          + "certain than a reported one.",
        do: "Add the figures where they exist; the tables mark the filled periods.")
    case .noSeries:
      DiagnosticArticle(
        "row without a forecast",
        "The statements of this indicator do not determine a series that a model could be fitted "
          + "to.",
        why: "The row stays in the tables with this reason.",
        do: "Add statements with levels, or choose another definition.")
    case .missingRate:
      DiagnosticArticle(
        "no exchange rate",
        "A figure has to be converted, and the series of rates has no value in its year.",
        why: "The figure cannot be used.",
        do: "Add the year to the rates that `convert:` names.")
    case .rowsNotUsed:
      DiagnosticArticle(
        "rows that are not fitted",
        "Rows are proposed, rejected, of another definition, published after the vintage, or "
          + "repeat a statement that is used.",
        why: "They are counted so that nothing disappears without a word.",
        do: "Nothing, unless one of them should have been used: `almanac explain` lists them.")
    case .outsideLink:
      DiagnosticArticle(
        "value that the link cannot take",
        "A value of the series lies outside the range of its link: zero on a log scale, 100 % on "
          + "a logit scale.",
        why: "The model's scale has no place for it.",
        do: "Choose `link: identity` for the series, or check the value.")
    case .boundViolated:
      DiagnosticArticle(
        "bound that the series breaks",
        "The series formed from the statements lies outside a bound that another statement gives.",
        why: "Either the bound or the figure is of another definition or vintage.",
        do: "Compare the rows named; give the odd one its own definition or reject it.")
    case .outsideBounds:
      DiagnosticArticle(
        "figure that cannot be",
        "A figure lies outside the natural bounds that the sheet gives for its indicator.",
        why: "Most often it is a slip of scale or unit.",
        do: "Check the figure in its source; give a misprint `status: rejected`.")
    case .duplicateRow:
      DiagnosticArticle(
        "row given twice",
        "Two rows agree in every column.",
        why: "One of them says nothing.",
        do: "Remove one of them.")
    case .growthIndex:
      DiagnosticArticle(
        "index of growth",
        "The statements give growth and no figure, so the series is an index of its first period.",
        why: "Growth says how a quantity changes and nothing of its size.",
        do: "Add a statement with a level of any year; growth then gives the levels of the others.")
    case .tableAdjusted:
      DiagnosticArticle(
        "table read with an adjustment",
        "Rows were put in order, values multiplied as the table says, or words, blank lines, "
          + "lines above the header, rows without data or further pages passed over.",
        why: "It is said so that nothing happens to data without a word.",
        do: "Nothing, if the table means that.")
    case .flaggedValues:
      DiagnosticArticle(
        "values with a mark of their publisher",
        "The publisher marks values of the series: as estimated, provisional, of low reliability, "
          + "after a break, or as its own forecast.",
        why: "Such values count like the others; only forecasts are no observations, and are left "
          + "out. A break may look like growth.",
        do: "Nothing, or start after a break with `from:`. To weigh estimates and breaks, read the "
          + "file under `statements:`.")
    case .duplicateSeries:
      DiagnosticArticle(
        "series given twice",
        "Two entries under `ingest:` provide a series of one name.",
        why: "Which of them a model or target means is not said.",
        do: "Rename one of them.")
    default: preconditionFailure("\(rawValue) is not a data code")
    }
  }
}
