import Forecasting
import OrderedCollections
import TimeSeries

/// One series of a pipeline and what is to be done with it.
struct Member: Sendable {
  /// What makes the series' figures.
  enum Role: Sendable {
    /// A model, fitted to the series' history.
    case fitted(ModelChoice, IngestedSeries)
    /// Its history reaches the last year.
    case known(IngestedSeries)
    /// The data cannot carry a forecast, for this reason.
    case unable(IngestedSeries, reason: String)
    /// Arithmetic over the paths of others.
    case derived(Arithmetic, Derivation)
  }

  let name: String
  let role: Role
  /// The series that have to be projected first, in the order of model or formula.
  let needs: [String]

  /// The row that was read; nil for a derived series.
  var ingested: IngestedSeries? {
    switch role {
    case .fitted(_, let series), .known(let series), .unable(let series, _): series
    case .derived: nil
    }
  }

  /// The model, where there is one to fit.
  var model: (any Model)? {
    if case .fitted(let choice, _) = role { choice.model } else { nil }
  }

  /// Why there cannot be a forecast; nil where there can.
  var unableReason: String? {
    if case .unable(_, let reason) = role { reason } else { nil }
  }
}

extension Member {
  /// A row that was read, by the choices of the pipeline.
  init(_ series: IngestedSeries, configuration: Configuration) {
    name = series.name
    guard let start = series.firstPeriod, series.reason == nil else {
      role = .unable(series, reason: series.reason ?? "no value at all")
      needs = []
      return
    }
    let horizon = Horizon(until: configuration.projection.until, frequency: start.frequency)
    let choice = configuration.fit.model(of: name, isStated: series.evidence != nil)
    if series.evidence == nil, let last = series.lastValue?.period, last >= horizon.end {
      role = .known(series)
      needs = []
      return
    }
    role = .fitted(choice, series)
    needs = choice.model.regressors.filter { $0 != series.name }
  }

  /// A derived series.
  init(_ name: String, _ derivation: Derivation, _ formula: Arithmetic) {
    self.name = name
    role = .derived(formula, derivation)
    needs = formula.names
  }
}

/// The span that a pipeline projects to.
struct Horizon: Sendable, Hashable {
  /// The last period: the last one of its year.
  let end: Period

  init(until year: Int, frequency: Frequency) {
    end =
      switch frequency {
      case .annual: .year(year)
      case .quarterly: .quarter(4, of: year)
      case .monthly: .month(12, of: year)
      }
  }

  /// Periods after `last`; 0 where the horizon is reached.
  func steps(after last: Period) -> Int { max(0, last.distance(to: end)) }
}

extension IngestedSeries {
  /// The latest value with its period; nil where there is none.
  var lastValue: (period: Period, value: Double)? {
    guard let start, let index = places.lastIndex(where: { $0 != nil }), let value = places[index]
    else { return nil }
    return (start.advanced(by: index), value)
  }
}
