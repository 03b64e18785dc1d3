import LinearAlgebra
import RealModule

/// The covariances of a Gaussian process with trend, and the coordinates of what is estimated of them.
///
/// The unit of the covariances is the variance of one-step changes about the trend: noise, season and
/// process have shares of it that add up to 1. The slope has the prior N(0, 1) in this unit, and the
/// level a flat one. A process that is long against the series is a random walk (exponential kernel) or
/// a local trend (the smoother ones) there, and no parameter grows without bound.
struct GaussianProcessForm: Sendable, Hashable, Codable {
  let kernel: GaussianProcessKernel
  let hasSlope: Bool
  /// Periods a season; 1 for none.
  let seasonLength: Int

  /// Length scales of the process, in periods.
  static let lengths = 1.0...128
  /// The prior standard deviation of the slope, in units of one-step changes.
  static let slopeDeviation = 1.0
  /// The least share of noise: keeps smooth kernels definite.
  private static let leastNoise = 0.01
  /// The kernel that seasons change by.
  private static let seasonKernel = GaussianProcessKernel.matern32

  var hasSeason: Bool { seasonLength > 1 }
  /// Noise and length; share, smoothness and memory of a season.
  var dimension: Int { hasSeason ? 5 : 2 }

  /// The parameters of a point of the unit box.
  func parameters(at point: [Double]) -> GaussianProcessParameters {
    func geometric(_ range: ClosedRange<Double>, _ u: Double) -> Double {
      range.lowerBound * .pow(range.upperBound / range.lowerBound, u)
    }
    var result = GaussianProcessParameters(
      noise: Self.leastNoise + (1 - Self.leastNoise) * point[0] * point[0],
      length: geometric(Self.lengths, point[1]))
    if hasSeason {
      result.season = (1 - result.noise) * point[2]
      result.smoothness = geometric(0.2...2, point[3])
      result.memory = Double(seasonLength) * geometric(2...100, point[4])
    }
    return result
  }

  /// The covariances of the process, the noise left out, at distances 0, 1, …, `lags`.
  func covariances(_ parameters: GaussianProcessParameters, lags: Int) -> [Double] {
    let share = max(0, 1 - parameters.noise - parameters.season)
    let scale = share / (2 * kernel.decorrelation(1 / parameters.length))
    var seasonScale = 0.0
    if hasSeason {
      seasonScale = parameters.season / (2 * (1 - seasonCorrelation(parameters, 1)))
    }
    return (0...lags).map { lag in
      var value = scale * kernel.correlation(Double(lag) / parameters.length)
      if hasSeason { value += seasonScale * seasonCorrelation(parameters, lag) }
      return value
    }
  }

  private func seasonCorrelation(_ parameters: GaussianProcessParameters, _ lag: Int) -> Double {
    GaussianProcessKernel.periodic(
      Double(lag), period: Double(seasonLength), length: parameters.smoothness)
      * Self.seasonKernel.correlation(Double(lag) / parameters.memory)
  }

  /// The covariance matrix of the process and the slope between two sets of times, the level and the
  /// noise left out.
  ///
  /// - Parameter covariances: by distance, as of ``covariances(_:lags:)``.
  func matrix(_ covariances: [Double], _ rows: [Int], _ columns: [Int]) -> Matrix {
    let slope = hasSlope ? Self.slopeDeviation * Self.slopeDeviation : 0
    var entries: [Double] = []
    entries.reserveCapacity(rows.count * columns.count)
    for column in columns {
      for row in rows {
        entries.append(covariances[abs(row - column)] + slope * Double(row) * Double(column))
      }
    }
    return Matrix(rows: rows.count, columns: columns.count, columnMajor: entries)
  }
}

/// The shares of one-step changes, and how far the process remembers.
struct GaussianProcessParameters: Sendable, Hashable, Codable {
  /// The part of the variance of one-step changes that is independent noise.
  var noise: Double
  /// The length scale in periods.
  var length: Double
  /// The part of the variance of one-step changes that is the season's.
  var season = 0.0
  /// The length scale of the periodic kernel.
  var smoothness = 1.0
  /// The length scale in periods on which a season becomes another.
  var memory = 1.0

  /// The variance of an observation's noise: changes have twice as much.
  var noiseVariance: Double { noise / 2 }
}
