import Forecasting
import TimeSeries

extension FitJob {
  /// The statements that the others contradict, the worst first, each with the slips that would make
  /// it fit the history without all of them.
  func contradictions(of fit: Fit) -> [Contradiction] {
    let reports = fit.evidenceReports
    let contradicted = reports.indices.filter { reports[$0].isContradiction }
      .sorted { (reports[$0].surprise, $0) < (reports[$1].surprise, $1) }
    guard let stated, !contradicted.isEmpty else { return [] }
    let search =
      isSearchingSlips
      ? try? SlipSearch(stated.withoutContradicted(reports), seed: seed) : nil
    let items = stated.evidence.items
    return contradicted.map { index in
      let own = items.firstIndex { $0.label == reports[index].label }
      let readings = series.evidence?.items.firstIndex { $0.label == reports[index].label }
        .flatMap { series.readings?[$0] }
      return Contradiction(
        label: reports[index].label, surprise: reports[index].surprise,
        suggestions: own.flatMap { item in
          search?.suggestions(for: items[item], readings: readings ?? [], levels: items)
        } ?? [])
    }
  }
}

extension StatedHistory {
  /// The same without the items that the others contradict; all of them where nothing else is left.
  func withoutContradicted(_ reports: [EvidenceReport]) -> StatedHistory {
    let labels = Set(reports.filter(\.isContradiction).map(\.label))
    let indices = evidence.items.indices.filter { labels.contains(evidence.items[$0].label) }
    return leavingOut(Set(indices)) ?? self
  }
}

extension EvidenceReport {
  fileprivate var isContradiction: Bool { surprise < EvidenceReport.contradiction }
}
