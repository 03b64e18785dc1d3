public import TimeSeries

/// How a model of statements takes what is printed.
public struct EvidenceReading: Sendable, Hashable {
  /// Whether hedges count.
  public enum Mode: String, Sendable, Hashable, CaseIterable, SettingValue {
    /// As they are printed: cells, floors, offsets.
    case hedged
    /// Every figure as the exact number, one definition, one publisher: what a spreadsheet does.
    case exact
  }

  /// Whether hedges count.
  public var mode: Mode
  /// Standard deviation of a printed figure's error, relative to it; nil for that of the evidence.
  public var noise: Double?
  /// Share of floors just passed that lie within a unit of the last digit; nil for that of the evidence.
  public var tightness: Double?

  /// Standard deviation of a first figure's error in evidence as it is formed.
  public static let usualNoise = 0.003
  private static let exactNoise = 0.001

  /// As the evidence is formed.
  public init() {
    mode = .hedged
    noise = nil
    tightness = nil
  }

  /// The evidence as it is read.
  public func applied(to evidence: Evidence) -> Evidence {
    if mode == .hedged, noise == nil, tightness == nil { return evidence }
    return evidence.mapped(mode == .exact ? exact : hedged)
  }

  private func exact(_ item: EvidenceItem) -> EvidenceItem {
    guard let printed = item.printed else { return item }
    return EvidenceItem(
      item.quantity, cells: [EvidenceCell(printed)], noise: noise ?? Self.exactNoise,
      shares: item.shares.filter { $0.limit == nil },
      baseShares: item.baseShares.filter { $0.limit == nil }, printed: printed, label: item.label)
  }

  private func hedged(_ item: EvidenceItem) -> EvidenceItem {
    EvidenceItem(
      item.quantity, cells: tightened(item),
      noise: item.noise * (noise ?? Self.usualNoise)
        / Self.usualNoise, shares: item.shares, baseShares: item.baseShares, printed: item.printed,
      looseCells: tightness == 0 || tightness == 1 ? 0 : item.looseCells, label: item.label)
  }

  /// The cells of a floor or ceiling with the wanted share of tight ones; those of others as they are.
  private func tightened(_ item: EvidenceItem) -> [EvidenceCell] {
    guard let tightness, item.looseCells > 0 else { return item.cells }
    let (tight, loose) = (
      item.cells.dropLast(item.looseCells), item.cells.suffix(item.looseCells)
    )
    func weighted(_ cells: ArraySlice<EvidenceCell>, _ share: Double) -> [EvidenceCell] {
      let total = cells.reduce(0) { $0 + $1.weight }
      return cells.map { EvidenceCell($0.lower, $0.upper, weight: share * $0.weight / total) }
    }
    return (tightness > 0 ? weighted(tight, tightness) : [])
      + (tightness < 1 ? weighted(loose, 1 - tightness) : [])
  }
}
