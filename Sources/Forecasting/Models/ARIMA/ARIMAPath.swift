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
  private let ar: [Dual]
  private var whitening: ARMAWhitening<Dual>
  /// Predicted levels of all columns, by rows.
  private var levels: [Dual] = []
  /// Σₖ of a unit innovation, one list for each innovation, from its own period on.
  private var echoes: [[Double]] = []
  private var deviations: [Double] = []
  private var steps = 0

  init(_ state: ARIMAState, group: Int) {
    data = state.data
    ar = state.expanded[group]
    whitening = state.likelihoods[group].whitening
  }

  /// The prediction of a column in the present row.
  func latest(_ column: Int) -> Dual { levels[(steps - 1) * data.width + column] }

  /// Moves on a period; returns what a unit of each coefficient adds to the response.
  mutating func step(_ regressors: [Double]) -> [Dual] {
    deviations.append(whitening.advance().value.squareRoot())
    let width = data.width
    for column in 0..<width {
      var level = whitening.prediction(column: column)
      for (i, coefficient) in ar.enumerated() {
        let back = steps - 1 - i
        if back >= 0 {
          level = level + coefficient * levels[back * width + column]
        } else {
          level = level + coefficient * data.levels[(data.count + back) * width + column]
        }
      }
      levels.append(level)
    }
    for source in 0..<steps {
      let age = steps - source
      var echo = whitening.factor(lag: age).value
      for i in 0..<min(age, ar.count) { echo += ar[i].value * echoes[source][age - 1 - i] }
      echoes[source].append(echo)
    }
    echoes.append([1])
    whitening.skipInnovations()
    steps += 1
    return gains(regressors)
  }

  private func gains(_ regressors: [Double]) -> [Dual] {
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
