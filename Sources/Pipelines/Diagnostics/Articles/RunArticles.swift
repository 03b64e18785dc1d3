extension DiagnosticCode {
  /// R0xx: store, output and selection of a run.
  var runArticle: DiagnosticArticle {
    switch self {
    case .invalidStore:
      DiagnosticArticle(
        "store cannot be read",
        "The store beside the pipeline is damaged or was written by another version.",
        why: "Stages cannot be skipped safely without it.",
        do: "Move the folder `.almanac` away; the next run computes everything anew.")
    case .unwritableOutput:
      DiagnosticArticle(
        "output cannot be written",
        "A file of results could not be created or replaced.",
        why: "The run is complete in the store, but its files are not.",
        do: "Check the folder's permissions and free space, or choose another with `--output`.")
    case .storeBusy:
      DiagnosticArticle(
        "another run is at work",
        "Another process holds the store of this pipeline.",
        why: "Two runs at once would mix their results.",
        do: "Wait until it is done.")
    case .unknownSelection:
      DiagnosticArticle(
        "selection matches nothing",
        "A name given to `--select` or `--until` is no series or stage of the pipeline.",
        why: "The run would do nothing, and look successful.",
        do: "Take the suggestion, or see `almanac plan` for the names.")
    case .seriesFailed:
      DiagnosticArticle(
        "series without a forecast",
        "Some series could not be forecast; each is named with its reason.",
        why: "The others are complete: one bad series never ends a run.",
        do: "Follow the reason given for the series.")
    case .resumed:
      DiagnosticArticle(
        "earlier run was interrupted",
        "The last run ended before it was complete; finished stages were kept.",
        why: "Only what is missing is computed.",
        do: "Nothing.")
    case .unknownYear:
      DiagnosticArticle(
        "no such year",
        "The series has no row in the year that was asked about.",
        why: "There is nothing to explain there.",
        do: "Choose a year from the first statement or figure to the `until` of the pipeline.")
    case .derivationFailed:
      DiagnosticArticle(
        "derived series cannot be computed",
        "A series that the formula needs has no forecast, or a path divides by zero.",
        why: "The derived row stays in the tables with this reason.",
        do: "Mend the series that the message names.")
    case .staleLock:
      DiagnosticArticle(
        "choice of an earlier search is out of date",
        "The lock file has settings for a series that were found on other figures, by another "
          + "search or from other settings than the pipeline has now.",
        why: "Settings found on other figures still hold, though others may be better by now; "
          + "those of another search are not used, since the pipeline asks for something else.",
        do: "Run `almanac tune` again, or remove the lock file.")
    case .otherLock:
      DiagnosticArticle(
        "lock file of another version",
        "The file beside the pipeline was written by another version of almanac.",
        why: "Its settings may mean something else here.",
        do: "Remove the file and run `almanac tune` again, or use the version that wrote it.")
    default: preconditionFailure("\(rawValue) is not a run code")
    }
  }
}
