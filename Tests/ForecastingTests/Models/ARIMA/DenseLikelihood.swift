import ExtendedPrecision

@testable import Forecasting

/// The likelihood by its definition, in double-double: dense covariance, Cholesky, Gram and Schmidt.
///
/// The autocovariances are Σ ψⱼψⱼ₊ₕ over 2,000 terms: roots have to be well outside the unit circle.
enum DenseLikelihood {
  static func deviance(_ order: ARIMAOrder, _ data: ARIMAData, partials: [Double]) -> Double {
    let process = ARMAProcess<Double>(order, partials: partials)
    let factor = cholesky(covariance(process, count: data.rows))
    var columns = (0..<data.width).map { j in
      whitened((0..<data.rows).map { DoubleDouble(data.differenced[$0 * data.width + j]) }, factor)
    }
    var logs = DoubleDouble(0.0)
    for t in 0..<data.rows { logs += 2 * DoubleDouble.log(factor[t][t]) }
    for j in 0..<data.coefficients {
      let length = product(columns[j], columns[j])
      if j < data.filled { logs += DoubleDouble.log(length) }
      for k in j + 1..<data.width {
        let share = product(columns[j], columns[k]) / length
        for t in 0..<data.rows { columns[k][t] -= share * columns[j][t] }
      }
    }
    let rest = columns[data.coefficients]
    let n = Double(data.observed)
    return (n * DoubleDouble.log(product(rest, rest)) + logs).rounded
  }

  static func covariance(_ process: ARMAProcess<Double>, count: Int) -> [[DoubleDouble]] {
    let terms = 2000
    var psi: [DoubleDouble] = []
    for j in 0..<terms + count {
      var sum = DoubleDouble(j == 0 ? 1.0 : j <= process.ma.count ? process.ma[j - 1] : 0.0)
      for i in 0..<min(j, process.ar.count) { sum += process.ar[i] * psi[j - 1 - i] }
      psi.append(sum)
    }
    let covariances = (0..<count).map { lag in
      var sum = DoubleDouble(0.0)
      for j in 0..<terms { sum += psi[j] * psi[j + lag] }
      return sum
    }
    return (0..<count).map { i in (0..<count).map { covariances[abs(i - $0)] } }
  }

  private static func cholesky(_ matrix: [[DoubleDouble]]) -> [[DoubleDouble]] {
    var l = matrix
    for i in l.indices {
      for j in 0...i {
        var sum = matrix[i][j]
        for k in 0..<j { sum -= l[i][k] * l[j][k] }
        l[i][j] = i == j ? DoubleDouble.sqrt(sum) : sum / l[j][j]
      }
    }
    return l
  }

  private static func whitened(_ b: [DoubleDouble], _ l: [[DoubleDouble]]) -> [DoubleDouble] {
    var x = b
    for i in x.indices {
      for k in 0..<i { x[i] -= l[i][k] * x[k] }
      x[i] = x[i] / l[i][i]
    }
    return x
  }

  private static func product(_ a: [DoubleDouble], _ b: [DoubleDouble]) -> DoubleDouble {
    zip(a, b).reduce(DoubleDouble(0.0)) { $0 + $1.0 * $1.1 }
  }
}
