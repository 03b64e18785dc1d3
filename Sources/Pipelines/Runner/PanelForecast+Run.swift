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
  /// - Complexity: memory for as many blocks as there are jobs.
  public func run<Output: Sendable>(
    _ entries: [PanelEntry], encode: @escaping @Sendable ([PanelResult]) -> Output,
    emit: (Output) throws -> Void
  ) async throws -> PanelSummary {
    var summary = PanelSummary()
    let starts = Array(stride(from: 0, to: entries.count, by: Self.blockSize))
    // Windows of blocks keep memory bounded: one window is worked on while its results are kept.
    for window in stride(from: 0, to: starts.count, by: jobs * Self.blocksPerJob) {
      let blocks = starts[window..<min(window + jobs * Self.blocksPerJob, starts.count)].map {
        entries[$0..<min($0 + Self.blockSize, entries.count)]
      }
      let outcomes = try await ConcurrentMap.results(of: blocks, jobs: jobs) { block in
        var outcome = BlockOutcome(summary: PanelSummary(), results: [])
        for entry in block { forecast(entry, into: &outcome) }
        return (encode(outcome.results), outcome.summary)
      } onDone: { _, _ in
      }
      for (output, part) in outcomes {
        try emit(output)
        summary.add(part)
      }
    }
    return summary
  }

  private static let blockSize = 128
  private static let blocksPerJob = 16

  private struct BlockOutcome {
    var summary: PanelSummary
    var results: [PanelResult]
  }

  private func forecast(_ entry: PanelEntry, into outcome: inout BlockOutcome) {
    outcome.summary.series += 1
    let series: Series
    do {
      let gappy = try entry.outcome.get()
      let filled = try gappy.filled(preferring: link ?? .identity).filled
      series = filled.series
      outcome.summary.filledGaps += filled.filledPeriods.count
    } catch let problem as SeriesProblem {
      outcome.summary.failures.append(
        PanelProblem(
          series: entry.name,
          reason: Diagnostic.reason(of: problem, firstAt: "line \(problem.faults[0].place.line)")))
      return
    } catch {
      outcome.summary.failures.append(
        PanelProblem(series: entry.name, reason: "there is no observation"))
      return
    }
    var isComplete = true
    for model in models {
      isComplete = forecast(series, model, into: &outcome) && isComplete
    }
    if isComplete { outcome.summary.forecast += 1 }
  }

  private func forecast(
    _ series: Series, _ model: any Model, into outcome: inout BlockOutcome
  ) -> Bool {
    let keyword = type(of: model).keyword
    let link = link ?? .natural(for: series)
    func fail(_ reason: String) -> Bool {
      outcome.summary.failures.append(
        PanelProblem(series: series.name, reason: "\(keyword): \(reason)"))
      return false
    }
    do throws(FitError) {
      let fitted = try Fallback.fit(model, to: series, link: link)
      let used = type(of: fitted.fit.model).keyword
      if let first = fitted.failures.first {
        outcome.summary.fallbacks.append(
          PanelProblem(
            series: series.name,
            reason:
              "\(used) instead of \(keyword): \(first.error.words(for: series, link: first.link))"))
      }
      do throws(ForecastError) {
        let forecast = try fitted.fit.forecast(horizon)
        var rows: [ForecastRow] = []
        rows.reserveCapacity(horizon)
        for (index, step) in forecast.steps.enumerated() {
          let period = forecast.period(at: index)
          guard let row = ForecastRow(step, in: period, levels: levels) else {
            return fail("the numbers leave the range of double precision in \(period)")
          }
          rows.append(row)
        }
        outcome.results.append(
          PanelResult(name: series.name, requested: keyword, model: used, rows: rows))
        return true
      } catch {
        return fail(error.words)
      }
    } catch {
      return fail(error.words(for: series, link: link))
    }
  }
}

extension PanelSummary {
  /// Adds what became of another part of the panel.
  fileprivate mutating func add(_ part: PanelSummary) {
    series += part.series
    forecast += part.forecast
    filledGaps += part.filledGaps
    fallbacks += part.fallbacks
    failures += part.failures
  }
}
