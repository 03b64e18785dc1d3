import Evaluation
import Forecasting

/// One choice of model and settings in a search.
struct Candidate: Sendable, Hashable {
  /// The alternative; nil for the present settings.
  let branch: Int?
  /// What is searched, with its value.
  let values: [TuneSetting]

  /// What the pipeline has now.
  static let present = Candidate(branch: nil, values: [])
}

/// The candidates of the series of one search.
struct CandidateSpace: Sendable {
  /// The present choice of each series, its model filled in.
  let present: [String: SeriesChoice]
  /// The points of the search.
  let space: SearchSpace

  private let branches: [Branch]

  /// An alternative: what is given for each series, and what is searched.
  private struct Branch: Sendable {
    let keyword: String
    /// Given settings by series.
    let base: [String: [TuneSetting]]
    let axes: [TuneAxis]
  }

  /// The space of an entry.
  ///
  /// - Parameters:
  ///   - entry: the entry, checked.
  ///   - present: the present choice of each series, its model filled in.
  /// - Throws: a setting that the present model of a series does not have.
  init(_ entry: TuneEntry, present: [String: SeriesChoice]) throws(NoFit) {
    self.present = present
    var branches: [Branch] = []
    if entry.models.isEmpty {
      let models = present.values.compactMap(\.model)
      let keywords = Set(models.map(\.keyword)).sorted()
      guard let model = models.first, keywords.count == 1 else {
        throw NoFit(
          reason: "series that share settings need one model, and these have "
            + keywords.joined(separator: ", ") + "; name `models`")
      }
      let keys = model.settings.map(\.key)
      if let axis = entry.over.first(where: { !$0.isOfSeries && !keys.contains($0.key) }) {
        throw NoFit(reason: "its model, \(model.keyword), has no setting '\(axis.key)'")
      }
      let base = present.mapValues { $0.model?.given ?? [] }
      branches = [Branch(keyword: model.keyword, base: base, axes: entry.over)]
    } else {
      branches = entry.models.map { alternative in
        let keys = ModelCatalog.model(named: alternative.keyword).map { settingKeys(of: $0) } ?? []
        let base = present.mapValues { choice in
          let isPresent = choice.model?.keyword == alternative.keyword
          return alternative.settings.isEmpty && isPresent
            ? choice.model?.given ?? [] : alternative.settings
        }
        let own = Set(alternative.over.map(\.key))
        let common = entry.over.filter {
          ($0.isOfSeries || keys.contains($0.key)) && !own.contains($0.key)
        }
        return Branch(keyword: alternative.keyword, base: base, axes: common + alternative.over)
      }
    }
    self.branches = branches
    space = SearchSpace(
      branches.map { branch in
        branch.axes.map { axis in
          switch axis.values {
          case .list(let values): .list(values.count)
          case .interval(let from, let to, let scale):
            .interval(
              from: from, to: to, scale: scale, isWhole: axis.isWhole(for: branch.keyword))
          }
        }
      })
  }

  /// The candidate of a point.
  func candidate(at point: SearchPoint) -> Candidate {
    let axes = branches[point.branch].axes
    let values = zip(axes, point.coordinates).map { axis, coordinate in
      let value: SettingInput =
        switch axis.values {
        case .list(let values): values[Int(coordinate)]
        case .interval: .scalar(coordinate.compact)
        }
      return TuneSetting(key: axis.key, value: value)
    }
    return Candidate(branch: point.branch, values: values)
  }

  /// The model's keyword, and all that is given or searched of its settings and of the series.
  func settings(
    of candidate: Candidate, for series: String
  ) -> (keyword: String, settings: [TuneSetting]) {
    guard let branch = candidate.branch else {
      let model = present[series]?.model
      return (model?.keyword ?? "", model?.given ?? [])
    }
    let searched = Set(candidate.values.map(\.key))
    let base = branches[branch].base[series] ?? []
    return (
      branches[branch].keyword, base.filter { !searched.contains($0.key) } + candidate.values
    )
  }

  /// What a pipeline would have for a series to take a candidate; nil where its model does not take
  /// the settings together.
  func choice(of candidate: Candidate, for series: String) -> SeriesChoice? {
    let now = present[series] ?? SeriesChoice()
    if candidate.branch == nil { return now }
    let (keyword, settings) = settings(of: candidate, for: series)
    return now.taking(keyword, settings)
  }

  /// `theta`, or `ets, trend damped`; what the series have now for the present settings.
  func label(of candidate: Candidate) -> String {
    let name = present.keys.min() ?? ""
    let (keyword, settings) = settings(of: candidate, for: name)
    return TuneSetting.words(keyword, settings)
  }
}

extension TuneSetting {
  /// `ets, trend damped, alpha 0.3`.
  static func words(_ keyword: String, _ settings: [TuneSetting]) -> String {
    ([keyword] + settings.map { "\($0.key) \($0.value.text)" }).joined(separator: ", ")
  }
}

extension TuneAxis {
  /// Whether the setting is the series' own and no model's.
  var isOfSeries: Bool { ["link", "from"].contains(key) }

  /// Whether a model takes whole numbers alone.
  fileprivate func isWhole(for keyword: String) -> Bool {
    if key == "from" { return true }
    func type<M: Model>(_ model: M.Type) -> String? {
      M.settings.first { $0.key == key }?.jsonType
    }
    return ModelCatalog.model(named: keyword).flatMap { type($0) } == "integer"
  }
}

extension ModelChoice {
  /// The settings that are not the model's defaults.
  var given: [TuneSetting] {
    func given<M: Model>(_ model: M) -> [TuneSetting] {
      M.settings.filter { $0.input(of: model) != $0.input(of: M()) }
        .map { TuneSetting(key: $0.key, value: $0.input(of: model)) }
    }
    return given(model)
  }
}

extension SeriesChoice {
  /// The same with another model and settings, `link` and `from` among them; nil where the model does
  /// not take them.
  func taking(_ keyword: String, _ settings: [TuneSetting]) -> SeriesChoice? {
    var choice = self
    var inputs: [(key: String, value: SettingInput)] = []
    for setting in settings {
      switch setting.key {
      case "link":
        guard let word = LinkWord(rawValue: setting.value.text) else { return nil }
        choice.link = word.link(bounds: nil)
      case "from":
        guard let year = Double(setting.value.text).flatMap({ Int(exactly: $0) }) else {
          return nil
        }
        choice.from = year
      default: inputs.append((setting.key, setting.value))
      }
    }
    guard case .success(let model) = ModelCatalog.configured(keyword, inputs) else { return nil }
    choice.model = ModelChoice(model)
    return choice
  }
}
