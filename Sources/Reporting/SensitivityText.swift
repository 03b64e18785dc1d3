public import Pipelines

/// The sensitivities of a run in one line.
public enum SensitivityText {
  /// How many medians move how far; nil where nothing was measured.
  public static func line(of report: RunReport) -> String? {
    let found = report.series.compactMap { series in
      series.sensitivity.map { (title: series.title, sensitivity: $0) }
    }
    guard let most = found.max(by: { $0.sensitivity.greatestMove < $1.sensitivity.greatestMove })
    else { return nil }
    let large = found.count { $0.sensitivity.greatestMove > 0.1 }
    return
      "half or double volatility moves \(large) of \(found.count) medians of \(report.until) by "
      + "more than 10 %, the most \(percent(most.sensitivity.greatestMove)) (\(most.title))"
  }

  private static func percent(_ share: Double) -> String {
    "\(DecimalText.fixed(100 * share, decimals: 1)) %"
  }
}
