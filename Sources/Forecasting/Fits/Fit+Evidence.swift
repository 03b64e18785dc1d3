public import Statistics
public import TimeSeries

extension Fit {
  /// Fits a model to hedged figures.
  ///
  /// ``series`` is then the median of each period from the first to the last that something is known
  /// of; ``history`` has their distributions.
  ///
  /// - Parameters:
  ///   - model: the method with its settings.
  ///   - evidence: what is known.
  ///   - link: the scale that the model works on.
  /// - Throws: what the evidence lacks, and `.notRepresentable` where a level leaves double precision.
  public init(
    _ model: some EvidenceModel, to evidence: Evidence, link: Link
  ) throws(FitError) {
    let (history, fitted) = try model.infer(from: evidence, link: link)
    let medians = history.map { link.invert(PlottingPositions.quantile(0.5, of: $0)) }
    let series: Series
    do throws(SeriesError) {
      series = try Series(name: evidence.name, start: evidence.start, values: medians)
    } catch {
      throw .notRepresentable
    }
    let scale = try FitScale(of: series, link: link, for: type(of: model).scale)
    self.init(
      model: model, series: series, link: link,
      fitted: scale.factor == 1 ? fitted : fitted.scaled(by: scale.factor), scale: scale)
  }

  /// The distribution of each period of ``series``, in its unit; nil where they are taken as exact.
  public var history: [PredictiveDistribution]? {
    guard let history = (fitted as? any FittedHistory)?.history else { return nil }
    return history.map { scale.natural(.sample($0)) }
  }

  /// Joint draws of a history that is known from hedged figures, and of what may come after it.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - horizon: periods after the last of the evidence.
  /// - Returns: paths in the unit of the evidence, each from its first period on.
  /// - Throws: what the evidence lacks, and `.notRepresentable` where a value leaves double precision.
  public static func historyPaths(
    _ count: Int, over horizon: Int, by model: some EvidenceModel, of evidence: Evidence,
    link: Link, using stream: inout RandomStream
  ) throws(FitError) -> [[Double]] {
    try natural(
      model.historyPaths(count, over: horizon, from: evidence, link: link, using: &stream), link)
  }

  /// The same draws from a fit to evidence, without another inference; nil where it was loaded, or is
  /// none.
  ///
  /// - Throws: `.notRepresentable` where a value leaves double precision.
  public func historyPaths(
    _ count: Int, over horizon: Int, using stream: inout RandomStream
  ) throws(FitError) -> [[Double]]? {
    guard
      let paths = (fitted as? any ScalableHistory)?
        .historyPaths(count, over: horizon, using: &stream)
    else { return nil }
    return try Self.natural(paths, link)
  }

  private static func natural(
    _ linked: [[Double]], _ link: Link
  ) throws(FitError) -> [[Double]] {
    var paths = linked
    for index in paths.indices {
      paths[index] = paths[index].map(link.invert)
      guard paths[index].allSatisfy(\.isFinite) else { throw .notRepresentable }
    }
    return paths
  }

  /// What became of each item of the evidence; empty for a plain series.
  public var evidenceReports: [EvidenceReport] { (fitted as? any FittedHistory)?.items ?? [] }

  /// What other definitions and publishers make of the values; empty for a plain series.
  public var evidenceOffsets: [EvidenceOffset] { (fitted as? any FittedHistory)?.offsets ?? [] }
}
