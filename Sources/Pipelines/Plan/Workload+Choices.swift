import Forecasting
import OrderedCollections
import TimeSeries

extension Workload {
  /// The scale that a series is modelled on: the pipeline's choice, else the indicator's own.
  func link(of series: IngestedSeries) -> Link {
    configuration.fit.link(of: series.name, bounds: series.bounds) ?? series.link
  }

  /// The unit of a series; nil for an unknown one.
  func unit(of name: String) -> String? {
    members[name]?.ingested?.unit ?? configuration.derived[name]?.unit
  }

  /// The targets of a series: the pipeline's in file order, then those of statements.
  func targets(of name: String) -> [Target] {
    let frequency = frequency(of: name)
    let chosen = configuration.projection.targets.filter { $0.series == name }
      .map { Target($0, frequency: frequency) }
    return chosen + (members[name]?.ingested?.targets ?? []).map { Target($0) }
  }

  /// The length of a series' periods; annual where nothing is known of it.
  func frequency(of name: String) -> Frequency {
    guard let member = members[name] else { return .annual }
    if let start = member.ingested?.firstPeriod { return start.frequency }
    for part in allNeeds(of: name) {
      if let start = members[part]?.ingested?.firstPeriod { return start.frequency }
    }
    return .annual
  }
}

extension ModelChoice {
  /// The model's word.
  var keyword: String { type(of: model).keyword }

  /// Every setting with its value as a pipeline file spells it, in the order of declaration.
  var settings: [(key: String, text: String)] { Self.settings(of: model) }

  private static func settings<M: Model>(of model: M) -> [(key: String, text: String)] {
    M.settings.map { ($0.key, $0.text(of: model)) }
  }
}

extension Link {
  /// The link as a pipeline file and reports spell it: `log`, `logit(0, 100)`.
  var text: String {
    switch self {
    case .identity: "identity"
    case .log: "log"
    case .logit(let lower, let upper): "logit(\(lower), \(upper))"
    case .rank: "rank"
    case .positive(let knee): "positive(\(knee))"
    case .squareRoot: "sqrt"
    case .power(let exponent, let knee): "power(\(exponent), \(knee))"
    }
  }
}
