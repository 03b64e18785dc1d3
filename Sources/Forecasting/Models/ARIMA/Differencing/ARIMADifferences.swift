import LinearAlgebra

/// How often a series is differenced over a season and over a period before orders are chosen.
///
/// Regressors are taken out by least squares first. A difference that leaves a regressor constant is
/// not taken.
///
/// > Source: Hyndman & Khandakar (2008), §3.1; R `forecast::auto.arima`, `nsdiffs` and `ndiffs`.
struct ARIMADifferences: Sendable, Hashable {
  /// D.
  private(set) var seasonal = 0
  /// d.
  private(set) var ordinary = 0

  /// - Parameters:
  ///   - seasonLength: 1 for series without a season.
  ///   - observed: how many values are observed.
  init(_ history: ARIMAHistory, seasonLength: Int, observed: Int, _ model: ARIMA) {
    var values = history.withoutRegressors
    var regressors = history.regressors.filter { !Self.isConstant($0) }
    func isSpoilt(_ lag: Int) -> Bool {
      regressors.contains { Self.isConstant(ARIMAOrder.differences(of: $0, lag: lag)) }
    }
    func difference(_ lag: Int) {
      values = ARIMAOrder.differences(of: values, lag: lag)
      regressors = regressors.map { ARIMAOrder.differences(of: $0, lag: lag) }
    }
    if seasonLength > 1, observed > 2 * seasonLength {
      if let given = model.seasonalDifferences {
        seasonal = given
      } else if !Self.isConstant(values), !isSpoilt(seasonLength),
        model.seasonalTest.asksForDifference(of: values, seasonLength: seasonLength)
      {
        seasonal = 1
      }
      for _ in 0..<seasonal { difference(seasonLength) }
    }
    let left = observed - seasonal * seasonLength
    if let given = model.differences {
      ordinary = min(given, max(0, left - 2))
      return
    }
    let limit = min(2, max(0, left - 3))
    // Fewer than five values cannot speak against stationarity, however steep, and changes are what
    // such a series is judged by.
    if values.count < 5 {
      ordinary = min(1, limit)
      return
    }
    while ordinary < limit, !Self.isConstant(values), !isSpoilt(1),
      model.unitRootTest.asksForDifference(of: values)
    {
      difference(1)
      ordinary += 1
    }
  }

  /// Whether values differ by rounding errors alone.
  private static func isConstant(_ values: [Double]) -> Bool {
    guard let low = values.min(), let high = values.max() else { return true }
    return high - low <= 8 * max(abs(low), abs(high)).ulp
  }
}

extension ARIMAHistory {
  /// The residuals of a regression on a constant and the regressors; the values if that has none.
  fileprivate var withoutRegressors: [Double] {
    if regressors.isEmpty { return values }
    var design = Matrix(rows: values.count, columns: regressors.count + 1)
    for t in values.indices {
      design[t, 0] = 1
      for (j, column) in regressors.enumerated() { design[t, j + 1] = column[t] }
    }
    return (try? LeastSquares(design).solve(values))?.residuals ?? values
  }
}

/// The test that an ordinary difference is taken by.
public enum ARIMAUnitRootTest: String, SettingValue, CaseIterable, Hashable {
  /// Kwiatkowski, Phillips, Schmidt and Shin: differenced where stationarity is rejected at 5 %.
  case kpss
  /// Dickey and Fuller with a lag: differenced where a unit root is not rejected at 5 %.
  case adf

  func asksForDifference(of values: [Double]) -> Bool {
    switch self {
    case .kpss: return KPSSTest(values).statistic > KPSSTest.critical
    case .adf:
      let test = DickeyFullerTest(values)
      return test.statistic.map { $0 > test.critical } ?? false
    }
  }
}

/// The test that a seasonal difference is taken by.
public enum ARIMASeasonalTest: String, SettingValue, CaseIterable, Hashable {
  /// Differenced where STL's season has a strength above 0.64.
  case strength = "seas"
  /// Osborn, Chui, Smith and Birchenhall: differenced where a unit root is not rejected at 5 %.
  case ocsb

  func asksForDifference(of values: [Double], seasonLength: Int) -> Bool {
    switch self {
    case .strength:
      return SeasonalStrength(values, seasonLength: seasonLength).value
        .map { $0 > SeasonalStrength.threshold } ?? false
    case .ocsb:
      let test = OCSBTest(values, seasonLength: seasonLength)
      return test.statistic.map { $0 > test.critical } ?? false
    }
  }
}
