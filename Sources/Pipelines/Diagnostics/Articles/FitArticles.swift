extension DiagnosticCode {
  /// F0xx: series that a model could not be fitted to, or projected.
  var fitArticle: DiagnosticArticle {
    switch self {
    case .tooShort:
      DiagnosticArticle(
        "too few observations",
        "The series has fewer observations than the model needs.",
        why: "With fewer observations than parameters the parameters are not determined.",
        do: "Choose a model with fewer parameters, for instance drift, or add data.")
    case .constantSeries:
      DiagnosticArticle(
        "constant series",
        "All observations are equal, and the model needs variation.",
        why: "Its scale would be estimated as zero.",
        do: "Choose mean or naive, and check whether the data repeats one report.")
    case .valueOutsideLink:
      DiagnosticArticle(
        "observation outside the model's range",
        "An observation cannot be carried to the scale of the link or of the model's logarithm.",
        why: "The logarithm of zero or less does not exist.",
        do: "Choose `link: identity`, or a model that works on natural values.")
    case .missingRegressor:
      DiagnosticArticle(
        "regressor without a value",
        "A regressor has no value in a period that the fit or the forecast needs.",
        why: "A regression cannot be evaluated with a hole in its design.",
        do: "Add the figures, or shorten the series with data that covers the period.")
    case .notRepresentable:
      DiagnosticArticle(
        "numbers out of range",
        "The computation leaves the range of double precision.",
        why: "Results would be infinite or zero without meaning.",
        do: "Check the unit and scale of the data, or the growth that the model extrapolates.")
    case .noConvergence:
      DiagnosticArticle(
        "no optimum found",
        "The search for the parameters ended without an optimum.",
        why: "Estimates that depend on where the search stopped are not estimates.",
        do: "Choose a simpler model, or fix one of the parameters by a setting.")
    case .unidentified:
      DiagnosticArticle(
        "parameter not determined",
        "The data fits almost equally well for any value of a parameter.",
        why: "A ceiling invented from early growth would look like knowledge.",
        do: "Fix the parameter by a setting, or choose a model without it.")
    case .numericalFailure:
      DiagnosticArticle(
        "linear algebra failed",
        "A factorisation found the problem singular, rank deficient or not convergent.",
        why: "The estimates would be noise.",
        do: "Look for regressors that repeat each other or do not vary.")
    case .failedRegressor:
      DiagnosticArticle(
        "regressor without a forecast",
        "A series that this model needs could not be projected itself.",
        why: "Its future values are part of this forecast.",
        do: "Mend the regressor first; its own diagnostic says how.")
    case .contradiction:
      DiagnosticArticle(
        "statements contradict one another",
        "A statement has next to no probability given all the others of its series.",
        why: "Two definitions, a wrong year or a slip of the pen would be taken for volatility.",
        do: "Reject the row, give it a definition of its own, or correct its period.")
    case .weakEvidence:
      DiagnosticArticle(
        "little evidence",
        "Fewer than three periods of the series have a figure.",
        why:
          "Growth and volatility are then those of other series: the forecast is wide, and rightly.",
        do: "Add statements about other years, also bounds, growth rates and sums.")
    case .impossibleChange:
      DiagnosticArticle(
        "change that the series cannot take",
        "An adjustment or assumption would carry the median to where the series' link has no value: "
          + "below zero, beyond a bound, or growth of what is not positive.",
        why: "Clipping it would give a figure that nobody judged.",
        do: "Choose a figure inside the bounds of the series, or another link.")
    case .fewPaths:
      DiagnosticArticle(
        "few paths meet the condition",
        "Of the sample paths only a few meet the targets that a scenario takes as met.",
        why: "Quantiles of a handful of paths are chance: below a least number none are given.",
        do: "Raise `project.paths`, or take a target that is less far from the forecast.")
    case .notReconciled:
      DiagnosticArticle(
        "forecasts not reconciled",
        "The equations between some series could not be brought to hold: one has no forecast or other "
          + "periods, all are held, or the equations contradict one another.",
        why: "The forecasts stay as their models gave them, and do not add up.",
        do: "Follow the reason given, or leave the equation out.")
    default: preconditionFailure("\(rawValue) is not a fit code")
    }
  }
}
