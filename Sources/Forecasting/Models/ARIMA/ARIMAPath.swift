import Optimization

/// Predictions of the periods ahead, and what every uncertainty moves them by.
///
/// All numbers are in the unit of the series.
struct ARIMAPath: Sendable {
  /// The expectations.
  private(set) var means: [Double] = []
  /// Derivatives of the expectations by the ARMA parameters.
  private(set) var slopes: [[Double]] = []
  /// Deviations of the expectations for unit normals of the coefficients, in units of σ.
  private(set) var loadings: [[Double]] = []
  /// Deviations for unit normals of the innovations up to the period's own, in units of σ.
  private(set) var responses: [[Double]] = []

  /// - Parameter regressors: their values in the periods ahead, one row a period.
  init(_ state: ARIMAState, _ regressors: [[Double]]) {
    let data = state.data
    let unit = data.units[data.coefficients]
    for group in state.likelihoods.indices {
      var future = ARIMAContinuation(state, group: group)
      for (h, row) in regressors.enumerated() {
        let gains = future.step(row)
        var mean = future.latest(data.coefficients)
        for j in gains.indices { mean = mean + state.coefficients[group][j] * gains[j] }
        let tangents = mean.tangents / unit
        let width = min(8, data.order.armaCount - 8 * group)
        let slope = (0..<max(0, width)).map { tangents[$0] }
        if group > 0 {
          slopes[h] += slope
          continue
        }
        means.append(mean.value / unit)
        slopes.append(slope)
        loadings.append(state.likelihoods[0].regression.loadings(gains.map(\.value)))
        responses.append(future.responses)
      }
    }
  }
}

/// The rows after the data, in one group of derivatives.
private struct ARIMAContinuation {
  private let data: ARIMAData
  /// The polynomial of both kinds of differences, and its product with the autoregressive one.
  private let differences: [Double]
  private let ar: [Double]
  private var whitening: ARMAWhitening<Dual>
  /// Predicted levels of all columns, by rows.
  private var levels: [Dual] = []
  /// Σₖ of a unit innovation, one list for each innovation, from its own period on.
  private var echoes: [[Double]] = []
  /// What a unit innovation adds to later periods besides by way of values, one list for each.
  private var gains: [[Double]] = []
  private var deviations: [Double] = []
  private var steps = 0

  init(_ state: ARIMAState, group: Int) {
    data = state.data
    differences = state.differences
    ar = state.expanded
    whitening = state.likelihoods[group].whitening
  }

  /// The prediction of a column in the present row.
  func latest(_ column: Int) -> Dual { levels[(steps - 1) * data.width + column] }

  /// Moves on a period; returns what a unit of each coefficient adds to the response.
  mutating func step(_ regressors: [Double]) -> [Dual] {
    whitening.advance()
    deviations.append(whitening.variance.value.squareRoot())
    let width = data.width
    for column in 0..<width {
      var level = whitening.prediction(column: column)
      for (i, coefficient) in differences.enumerated() where coefficient != 0 {
        let back = steps - 1 - i
        if back >= 0 {
          level = level + levels[back * width + column] * coefficient
        } else {
          level = level + data.levels[(data.count + back) * width + column] * coefficient
        }
      }
      levels.append(level)
    }
    for source in 0..<steps {
      let age = steps - source
      var echo = age <= gains[source].count ? gains[source][age - 1] : 0
      for i in 0..<min(age, ar.count) { echo += ar[i] * echoes[source][age - 1 - i] }
      echoes[source].append(echo)
    }
    echoes.append([1])
    gains.append((1..<whitening.memory + 1).map { whitening.gain(lag: $0).value })
    steps += 1
    return coefficientGains(regressors)
  }

  private func coefficientGains(_ regressors: [Double]) -> [Dual] {
    let order = data.order
    let values =
      [Double](repeating: 0, count: data.filled)
      + (order.hasConstant ? [data.futureConstant(steps)] : []) + regressors
    return values.indices.map { j in values[j] * data.units[j] - latest(j) }
  }

  /// What innovations of variance σ², from the first period on, add to the present one.
  var responses: [Double] {
    (0..<steps).map { deviations[$0] * echoes[$0][steps - 1 - $0] }
  }
}
