public import TimeSeries

/// A model that chooses one of several forms by itself.
public protocol FormChoosing: Model {
  /// The form that a fit has; nil where the settings leave no choice.
  func chosenForm(of fitted: Fitted) -> ChosenForm?

  /// The forms that a fit compares, the best first.
  ///
  /// - Parameters:
  ///   - series: on the scale of the link, as for a fit.
  ///   - link: the link that it has been carried through.
  /// - Returns: nothing where the settings leave no choice.
  /// - Throws: what a fit throws.
  func comparedForms(
    for series: Series, given covariates: Covariates, link: Link
  ) throws(FitError) -> [ComparedForm]
}

/// A form that was chosen.
public struct ChosenForm: Sendable {
  /// The field's name for it: `ETS(A,Ad,N)`.
  public let name: String
  /// The model of that form alone.
  public let model: any Model
}

/// A form among others, with its score.
public struct ComparedForm: Sendable, Hashable, Codable {
  /// The field's name for it: `ETS(A,Ad,N)`.
  public let name: String
  /// What forms were compared by: `aicc`.
  public let criterion: String
  /// The value of the criterion, lower is better; nil where it has none.
  public let score: Double?
  /// Estimated parameters, the variance included.
  public let parameterCount: Int
  /// Whether the forecast comes from it.
  public let isChosen: Bool
}

extension ComparedForm {
  /// The best first, which is the chosen one; of equal ones the first.
  static func ranked(
    _ forms: [(name: String, parameters: Int, score: Double?)], by criterion: InformationCriterion
  ) -> [ComparedForm] {
    let sorted = forms.enumerated().sorted { a, b in
      let scores = [a, b].map { $0.element.score ?? .infinity }
      return scores[0] == scores[1] ? a.offset < b.offset : scores[0] < scores[1]
    }
    return sorted.enumerated().map { rank, entry in
      let form = entry.element
      return ComparedForm(
        name: form.name, criterion: criterion.rawValue,
        score: form.score.flatMap { $0.isFinite ? $0 : nil }, parameterCount: form.parameters,
        isChosen: rank == 0)
    }
  }
}
