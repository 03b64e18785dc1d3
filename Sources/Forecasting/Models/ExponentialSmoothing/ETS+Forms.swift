import TimeSeries

extension ETS {
  /// The forms that settings, sign, link and length admit; at least one.
  ///
  /// What is chosen automatically leaves out unstable forms, and those that leave the criterion
  /// without a value.
  ///
  /// - Throws: `.tooShort` where the smallest has more parameters than there are observations;
  ///   `.outsideLink` where all of them need positive values.
  func forms(for series: Series, link: Link) throws(FitError) -> [ETSForm] {
    let all = candidates(series.frequency.seasonLength, isPlain: link.keepsValues)
    let negative = series.values.firstIndex { $0 <= 0 }
    let admissible = all.filter { negative == nil || !$0.needsPositive }
    if let negative, admissible.isEmpty { throw .outsideLink(index: negative) }
    let least = admissible.reduce(Int.max) { min($0, $1.parameterCount) }
    try series.requireCount(least)
    let observed = series.count - series.filledCount
    return admissible.filter { form in
      form.parameterCount == least || observed > form.parameterCount + 1
    }
  }

  /// The forms of the settings, without those that only unstable choices would lead to.
  ///
  /// On scales where a product of values is a sum, or nothing plain, what multiplies is added.
  private func candidates(_ length: Int, isPlain: Bool) -> [ETSForm] {
    var trends: [ETSTrend] = trend == .auto ? [.none, .additive, .damped] : [trend]
    var seasons: [ETSSeason] =
      season == .auto ? [.none, .additive, .multiplicative] : [season]
    var errors: [Bool] =
      switch error {
      case .additive: [false]
      case .multiplicative: [true]
      case .auto: [false, true]
      }
    if length == 1 { seasons = [.none] }
    if !isPlain {
      errors = [false]
      trends = trends.map { trend in
        switch trend {
        case .multiplicative: .additive
        case .multiplicativeDamped: .damped
        case .none, .additive, .damped, .auto: trend
        }
      }
      seasons = season == .auto && length > 1 ? [.none, .additive] : seasons.map(\.added)
    }
    let forms = seasons.flatMap { season in
      trends.flatMap { trend in
        errors.map {
          ETSForm(isRelative: $0, trend: trend, season: season, seasonLength: length)
        }
      }
    }
    let stable = forms.filter { !$0.isUnstable }
    return stable.isEmpty ? forms : stable
  }
}

extension ETSSeason {
  /// An additive season for one that multiplies.
  fileprivate var added: ETSSeason { self == .multiplicative ? .additive : self }
}

extension Link {
  /// Whether most values pass the link as they are.
  fileprivate var keepsValues: Bool {
    switch self {
    case .identity, .positive: true
    case .log, .squareRoot, .logit, .rank, .power: false
    }
  }
}
