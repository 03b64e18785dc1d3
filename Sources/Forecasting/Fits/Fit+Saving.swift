public import FoundationEssentials
import TimeSeries

/// Why a saved fit could not be loaded.
public enum SavedFitError: Error, Equatable, Sendable {
  /// Not the JSON of a saved fit; the text says what was found.
  case malformed(String)
  /// Written in another version of the format than this one.
  case version(found: Int, expected: Int)
  /// The model or its settings are not those of this catalogue.
  case model(ModelRejection)
  /// The series does not fit its link.
  case series(FitError)
}

extension Fit {
  /// The version of the saved form.
  public static let savedVersion = 1

  /// The fit as JSON: model with settings, link, series and estimated state.
  ///
  /// Keys are sorted and numbers keep all their digits: equal fits give equal bytes, and a loaded
  /// fit forecasts what the saved one did, bit for bit.
  ///
  /// - Throws: `.malformed` where the state holds a number that JSON has no form for.
  public func saved() throws(SavedFitError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    do {
      return try encoder.encode(self)
    } catch {
      throw .malformed("\(error)")
    }
  }

  /// Loads what ``saved()`` wrote.
  ///
  /// - Throws: `.version` for another version, `.model` for a model or setting that the catalogue
  ///   does not have, `.malformed` for anything else that is not a saved fit.
  public init(saved data: Data) throws(SavedFitError) {
    do {
      self = try JSONDecoder().decode(Fit.self, from: data)
    } catch let error as SavedFitError {
      throw error
    } catch {
      throw .malformed("\(error)")
    }
  }
}

extension Fit: Codable {
  /// Writes the model with its settings, the link, the series and the estimated state.
  public func encode(to encoder: any Encoder) throws { try SavedFit(self).encode(to: encoder) }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let saved = try SavedFit(from: decoder)
    let scale: FitScale
    do {
      // Draws are fitted each on a scale of its own.
      let isImputed = saved.state is ImputedFit
      scale = try FitScale(
        of: saved.series, link: saved.link, for: isImputed ? .natural : type(of: saved.model).scale)
    } catch {
      throw SavedFitError.series(error)
    }
    self.init(
      model: saved.model, series: saved.series, link: saved.link, fitted: saved.state, scale: scale)
  }
}

/// The JSON form of a fit.
private struct SavedFit: Codable {
  let model: any Model
  let link: Link
  let series: Series
  let state: any FittedModel

  struct Choice: Codable {
    let key: String
    let value: SettingInput
  }

  enum CodingKeys: CodingKey {
    case version, model, settings, link, series, imputed, state
  }

  init(_ fit: Fit) {
    model = fit.model
    link = fit.link
    series = fit.series
    state = fit.fitted
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Fit.savedVersion, forKey: .version)
    try container.encode(type(of: model).keyword, forKey: .model)
    try container.encode(Self.choices(of: model), forKey: .settings)
    try container.encode(link, forKey: .link)
    try container.encode(series, forKey: .series)
    if state is ImputedFit { try container.encode(true, forKey: .imputed) }
    try state.encode(to: container.superEncoder(forKey: .state))
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .version)
    guard version == Fit.savedVersion else {
      throw SavedFitError.version(found: version, expected: Fit.savedVersion)
    }
    let keyword = try container.decode(String.self, forKey: .model)
    let choices = try container.decode([Choice].self, forKey: .settings)
    switch ModelCatalog.configured(keyword, choices.map { ($0.key, $0.value) }) {
    case .success(let configured): model = configured
    case .failure(let rejection): throw SavedFitError.model(rejection)
    }
    link = try container.decode(Link.self, forKey: .link)
    series = try container.decode(Series.self, forKey: .series)
    state =
      try container.decodeIfPresent(Bool.self, forKey: .imputed) == true
      ? try container.decode(ImputedFit.self, forKey: .state)
      : try Self.state(of: model, in: container)
    guard !series.values.isEmpty, state.fittedValues.count == series.count else {
      throw SavedFitError.malformed("the state is not one of the series")
    }
  }

  private static func choices<M: Model>(of model: M) -> [Choice] {
    M.settings.map { Choice(key: $0.key, value: $0.input(of: model)) }
  }

  private static func state<M: Model>(
    of model: M, in container: KeyedDecodingContainer<CodingKeys>
  ) throws -> any FittedModel {
    try container.decode(M.Fitted.self, forKey: .state)
  }
}
