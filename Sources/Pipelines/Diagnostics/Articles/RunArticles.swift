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
    case .unknownRun:
      DiagnosticArticle(
        "no such run",
        "The store has no run of that number, or not so many complete ones before the latest.",
        why: "Two runs are needed for a difference.",
        do: "`almanac runs` lists the runs of a store with their numbers.")
    case .runWithoutForecasts:
      DiagnosticArticle(
        "run has no forecasts",
        "The run failed, was cancelled or was to end before its forecasts, so that nothing can be "
          + "compared.",
        why: "A difference to nothing would look like a move.",
        do: "Choose another run of `almanac runs`, or run the pipeline again.")
    case .moveNotSplit:
      DiagnosticArticle(
        "move cannot be split",
        "What a run was made from can no longer be put together: an input was too large to be kept "
          + "and has changed since, its configuration or data are errors by today's rules, or the "
          + "data of one run cannot be formed under the configuration of the other.",
        why: "The whole move is right, but its parts would be guesses.",
        do: "Keep large inputs beside the pipeline under names of their own, one a vintage.")
    case .noStore:
      DiagnosticArticle(
        "no store",
        "There is no store at the place that was looked at, and so no run.",
        why: "Runs are found in the store beside their pipeline only.",
        do: "Name the pipeline or the store, or run the pipeline first.")
    case .unlikeRuns:
      DiagnosticArticle(
        "runs are not alike",
        "The runs are of different pipelines, or one of them did not come to its end.",
        why: "Series are compared by name: some may be missing for that reason alone.",
        do: "Nothing, where this was meant; else choose other runs of `almanac runs`.")
    case .formatNotBuilt:
      DiagnosticArticle(
        "format not built in",
        "The format needs a library that this program was built without.",
        why: "The file would be missing although the run looks complete.",
        do: "Install `libxlsxwriter-dev` and build with `make build EXCEL=1`, or choose csv.")
    default: preconditionFailure("\(rawValue) is not a run code")
    }
  }
}
