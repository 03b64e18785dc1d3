import Forecasting
public import Tabular
import TimeSeries

extension PanelForecast {
  /// Forecasts the series of a table, block by block.
  ///
  /// - Parameters:
  ///   - entries: the series, good and bad.
  ///   - encode: makes the output of one block of results; called from several tasks.
  ///   - emit: takes the outputs in the order of the series.
  /// - Returns: what became of the panel. A bad series is among the failures and spares the others.
  /// - Throws: what `emit` throws, and `CancellationError`.
  /// - Complexity: memory for about twice as many blocks as there are jobs.
  public func run<Output: Sendable>(
    _ entries: [PanelEntry], encode: @escaping @Sendable ([PanelResult]) -> Output,
    emit: (Output) throws -> Void
  ) async throws -> PanelSummary {
    var summary = PanelSummary()
    try await ConcurrentMap.inOrder(Self.blocks(of: entries), jobs: jobs) { block in
      let (results, part) = forecasts(of: block)
      return (output: encode(results), part: part)
    } onNext: { done in
      summary.add(done.part)
      try emit(done.output)
    }
    return summary
  }

  /// The series in blocks: so many a block that handing out tasks costs nothing, so few that results
  /// stream.
  public static func blocks(of entries: [PanelEntry]) -> [ArraySlice<PanelEntry>] {
    let size = 128
    return stride(from: 0, to: entries.count, by: size).map {
      entries[$0..<min($0 + size, entries.count)]
    }
  }

  /// Forecasts some series, one after the other, on the calling thread.
  ///
  /// - Returns: the forecasts in the order of ``run(_:encode:emit:)``, and what became of the series.
  public func forecasts(
    of block: some Sequence<PanelEntry>
  ) -> (results: [PanelResult], summary: PanelSummary) {
    var summary = PanelSummary()
    let labelled = models.map { (model: $0, label: $0.label) }
    let results = block.flatMap { forecasts(of: $0, by: labelled, &summary) }
    return (results, summary)
  }

  /// One series by every model; what goes wrong is added to the summary.
  private func forecasts(
    of entry: PanelEntry, by labelled: [(model: any Model, label: String)],
    _ summary: inout PanelSummary
  ) -> [PanelResult] {
    summary.series += 1
    let series: Series
    do {
      let filled = try entry.outcome.get().filled(preferring: link ?? .identity).filled
      series = filled.series
      summary.filledGaps += filled.filledPeriods.count
    } catch let problem as SeriesProblem {
      let reason = Diagnostic.reason(of: problem)
      summary.failures.append(PanelProblem(series: entry.name, reason: reason))
      return []
    } catch {
      summary.failures.append(PanelProblem(series: entry.name, reason: "there is no observation"))
      return []
    }
    let covariates = Covariates(entry.regressors.compactMap(\.known))
    let results = labelled.compactMap { model, label in
      forecast(series, by: model, label, covariates, entry.notation, &summary)
    }
    if results.count == models.count { summary.forecast += 1 }
    return results
  }

  private func forecast(
    _ series: Series, by model: any Model, _ label: String, _ covariates: Covariates,
    _ notation: PeriodNotation, _ summary: inout PanelSummary
  ) -> PanelResult? {
    let link = link ?? .natural(for: series)
    let outcome: FitOutcome
    do throws(FitError) {
      outcome = try Fallback.fit(model, to: series, link: link, given: covariates)
    } catch {
      let reason = "\(label): \(error.words(for: series, link: link))"
      summary.failures.append(PanelProblem(series: series.name, reason: reason))
      return nil
    }
    let used = outcome.isFallback ? outcome.fit.model.label : label
    if let first = outcome.failures.first {
      let reason = first.error.words(for: series, link: first.link)
      summary.fallbacks.append(
        PanelProblem(series: series.name, reason: "\(used) instead of \(label): \(reason)"))
    }
    do throws(ForecastError) {
      let rows = try rows(of: outcome.fit.forecast(horizon, given: covariates), notation)
      return PanelResult(
        name: series.name, requested: label, model: used,
        periods: rows.map { notation.text($0.period) }, rows: rows)
    } catch {
      summary.failures.append(
        PanelProblem(series: series.name, reason: "\(used): \(error.words)"))
      return nil
    }
  }

  private func rows(
    of forecast: Forecast, _ notation: PeriodNotation
  ) throws(ForecastError) -> [ForecastRow] {
    var rows: [ForecastRow] = []
    rows.reserveCapacity(forecast.horizon)
    for (index, step) in forecast.steps.enumerated() {
      let period = forecast.period(at: index)
      guard notation.isAble(toWrite: period),
        let row = ForecastRow(step, in: period, levels: levels)
      else { throw .notRepresentable(step: index + 1) }
      rows.append(row)
    }
    return rows
  }
}

extension PeriodNotation {
  /// Whether a period has a text: dates end with the year 9999.
  fileprivate func isAble(toWrite period: Period) -> Bool {
    if case .date = self { period.year <= 9999 } else { true }
  }
}

extension PanelRegressor {
  /// The values from the first one up to the first gap; nil where there are none.
  var known: Series? {
    guard let series = try? outcome.get(),
      let first = series.places.firstIndex(where: { !$0.isNaN })
    else { return nil }
    return try? Series(
      name: name, start: series.start.advanced(by: first),
      values: Array(series.places[first...].prefix { !$0.isNaN }))
  }
}
