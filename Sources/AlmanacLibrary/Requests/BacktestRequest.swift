import Evaluation
import Forecasting
import Pipelines
import Reporting
import Tabular
import TimeSeries

/// A backtest of a panel that comes from Arrow.
struct BacktestRequest: LibraryRequest {
  private let options: PanelOptions
  private let windows: Int
  private let step: Int
  private let sliding: Int?
  private let minimum: Int
  private let score: Score

  init(_ options: inout Options) {
    self.options = PanelOptions(&options)
    windows = options.wholeNumber("windows", in: 1...10_000) ?? 3
    step = options.wholeNumber("step", in: 1...10_000) ?? 1
    minimum = options.wholeNumber("minimum", in: 1...1_000_000) ?? 3
    sliding = options.wholeNumber("sliding", in: 1...1_000_000)
    score = options.word("score", Score.self) ?? .mase
    if let sliding, sliding < minimum {
      options.add(.outOfRange, "sliding \(sliding) is less than minimum \(minimum)")
    }
  }

  func answer(_ source: ArrowSource) throws(Rejection) -> LibraryAnswer {
    let columns = try PanelColumns(source, options.names)
    let input = try PanelInput(
      rows: try columns.read(), named: SourceLocation.arrow.file, frequency: options.frequency)
    let origins = RollingOrigins(
      horizon: options.horizon, windows: windows, step: step,
      training: sliding.map { .sliding($0) } ?? .expanding, minimumObservations: minimum)
    // Without levels of its own a caller gets the scores of the usual ones.
    let levels = options.levels.isEmpty ? [80, 95] : options.levels
    let backtest = Backtest(
      origins: origins, models: options.models, scoring: Scoring(levels: levels))
    let request = self
    let (seriesType, periodType) = (columns.seriesType, columns.periodType)
    let parts = Threads.map(PanelForecast.blocks(of: input.table.entries), jobs: options.jobs) {
      request.part(backtest, $0, seriesType, periodType)
    }
    var scores = PanelBacktest(
      models: backtest.models.map(\.label), horizon: options.horizon, levels: levels.count)
    for series in parts.flatMap(\.series) { scores.add(series) }
    let problems = parts.flatMap(\.problems)
    let text = BacktestText(
      levels: levels, score: score, models: backtest.models.map(\.label))
    var table = ArrowTable(
      names: [options.names.series, options.names.period, "cutoff"]
        + (options.layout == .long ? ["model"] : []) + options.numberNames(hasActual: true),
      types: rows(seriesType, periodType).columns)
    table.batches = parts.map(\.columns).filter { ($0.first?.count ?? 0) > 0 }
    return LibraryAnswer(
      table: table, isPartial: !problems.isEmpty,
      report: try .text(
        ScoreReport(
          series: input.table.entries.count, scored: scores.seriesCount,
          failures: problems.map(Report.Problem.init), scores: text.document(scores),
          notices: (columns.notices + input.notices).map(Report.Notice.init))))
  }

  private struct Part: Sendable {
    let columns: [ArrowColumn]
    let series: [SeriesBacktest]
    let problems: [PanelProblem]
  }

  private func part(
    _ backtest: Backtest, _ block: ArraySlice<PanelEntry>, _ seriesType: ArrowType,
    _ periodType: ArrowType
  ) -> Part {
    var rows = rows(seriesType, periodType)
    var done: [SeriesBacktest] = []
    var problems: [PanelProblem] = []
    for entry in block {
      switch backtest.outcome(of: entry) {
      case .success(let series):
        let periods = series.forecasts.flatMap { [$0.period, $0.origin] }
        guard rows.isAble(toWrite: periods.map(entry.notation.text)) else {
          problems.append(options.beyond(periodType, series: series.name))
          continue
        }
        add(series, entry.notation, &rows)
        done.append(series)
      case .failure(let problem): problems.append(problem)
      }
    }
    return Part(columns: rows.columns, series: done, problems: problems)
  }

  private func rows(_ seriesType: ArrowType, _ periodType: ArrowType) -> ResultColumns {
    ResultColumns(
      seriesType, periodType, periods: 2, hasModel: options.layout == .long,
      numbers: options.numberNames(hasActual: true).count)
  }

  private func add(
    _ series: SeriesBacktest, _ notation: PeriodNotation, _ rows: inout ResultColumns
  ) {
    func key(_ forecast: BacktestForecast, _ model: String?) -> ResultColumns.Key {
      .init(
        series: series.name,
        periods: [notation.text(forecast.period), notation.text(forecast.origin)], model: model)
    }
    guard options.layout == .wide else {
      for forecast in series.forecasts {
        let distribution = forecast.distribution
        rows.append(
          key(forecast, series.models[forecast.model]),
          [forecast.actual, distribution.mean, distribution.median] + bounds(distribution))
      }
      return
    }
    // Origins follow each other, and at each of them the models.
    var first = 0
    while first < series.forecasts.count {
      let origin = series.forecasts[first...].prefix { $0.origin == series.forecasts[first].origin }
      for step in 1...options.horizon {
        let same = origin.filter { $0.step == step }
        guard let any = same.first else { continue }
        var numbers = [any.actual]
        for model in series.models.indices {
          if let forecast = same.first(where: { $0.model == model }) {
            let distribution = forecast.distribution
            numbers.append(options.point == .mean ? distribution.mean : distribution.median)
            numbers += bounds(distribution)
          } else {
            numbers += Array(repeating: .nan, count: options.numbersByModel)
          }
        }
        rows.append(key(any, nil), numbers)
      }
      first += origin.count
    }
  }

  private func bounds(_ distribution: PredictiveDistribution) -> [Double] {
    options.levels.flatMap { level in
      let interval = distribution.interval(level / 100)
      return [interval.lowerBound, interval.upperBound]
    }
  }
}
