import LinearAlgebra

/// The uncertainty of the last state and of φ that estimation leaves, by the delta method.
///
/// The errors' exact derivatives J by smoothing parameters and initial states give the posterior
/// precision (JᵀJ + σ²P)/σ², where P holds the precisions of flat priors over the region of the
/// smoothing parameters: a parameter that the data say nothing of is no worse known than by its
/// region. A QR factorisation of J over σP^½ gives the factor of the covariance.
struct ETSUncertainty: Sendable, Hashable, Codable {
  /// Level, slope and damping at the end of the series, times independent normals, in units of σ.
  let level: [Double]
  let slope: [Double]
  let phi: [Double]
  /// The season of the periods ahead, one a row; empty without one.
  let seasons: [[Double]]
  /// Standard errors in units of σ: smoothing parameters of the form, then free initial states.
  let deviations: [Double]

  /// - Complexity: O(n·k²) for k coefficients.
  init(_ estimate: ETSEstimate, _ values: [Double], sigma: Double) throws(LinearAlgebraError) {
    let sample = ETSSample(values, form: estimate.form)
    switch estimate.form.states {
    case ...2: self = try Self(estimate, sample, sigma, SIMD2<Double>.self)
    case ...7: self = try Self(estimate, sample, sigma, SIMD8<Double>.self)
    default: self = try Self(estimate, sample, sigma, SIMD16<Double>.self)
    }
  }

  private init<States: SIMD & Sendable>(
    _ estimate: ETSEstimate, _ sample: ETSSample, _ sigma: Double, _ type: States.Type
  ) throws(LinearAlgebraError) where States.Scalar == Double {
    let form = estimate.form
    let weights = estimate.weights
    func seed(_ value: Double, _ index: Int, _ applies: Bool) -> ETSDual<States> {
      var unit = BoxPoint.zero
      if applies { unit[index] = 1 }
      return ETSDual(value, coordinates: unit)
    }
    let duals = ETSWeights(
      alpha: seed(weights.alpha, 0, true), beta: seed(weights.beta, 1, form.hasSlope),
      gamma: seed(weights.gamma, 2, form.hasSeason), phi: seed(weights.phi, 3, form.isDamped))
    var states = States.zero
    states[0] = estimate.initial.level - sample.origin
    states[1] = estimate.initial.slope
    for (place, season) in estimate.initial.seasons.dropLast().enumerated() {
      states[2 + place] = season
    }
    var scratch = ETSScratch<States>(count: sample.values.count, form: form)
    _ = scratch.differentiate(sample, duals, from: states, centred: false)
    let isFree = [true, form.hasSlope, form.hasSeason, form.isDamped]
    let smoothing = isFree.indices.filter { isFree[$0] }
    let free = [0] + (form.hasSlope ? [1] : []) + Array(2..<form.seasonLength + 1)
    func entry(_ tangent: ETSTangent<States>, _ j: Int) -> Double {
      j < smoothing.count
        ? tangent.coordinates[smoothing[j]] : tangent.states[free[j - smoothing.count]]
    }
    let count = smoothing.count + free.count
    var design = Matrix(rows: sample.values.count + smoothing.count, columns: count)
    for j in 0..<count {
      for t in sample.values.indices { design[t, j] = entry(scratch[t].tangent, j) }
    }
    let widths = [
      1, weights.alpha, max(1 - weights.alpha, ETSRegion.margin),
      ETSRegion.phiRange.upperBound - ETSRegion.phiRange.lowerBound,
    ]
    for (j, index) in smoothing.enumerated() {
      design[sample.values.count + j, j] = sigma * Double(12).squareRoot() / widths[index]
    }
    let r = try QR(design).r
    func factor(_ tangents: (Int) -> Double) -> [Double] {
      // Rᵀa = tangents.
      var a = [Double](repeating: 0, count: count)
      for i in 0..<count {
        var rest = tangents(i)
        for j in 0..<i { rest -= r[j, i] * a[j] }
        a[i] = abs(r[i, i]) > 1e-12 ? rest / r[i, i] : 0
      }
      return a
    }
    level = factor { entry(scratch.end.level.tangent, $0) }
    slope = factor { entry(scratch.end.slope.tangent, $0) }
    phi = factor { entry(duals.phi.tangent, $0) }
    seasons = (0..<(form.hasSeason ? form.seasonLength : 0)).map { place in
      factor { entry(scratch.endSeason(place).tangent, $0) }
    }
    deviations = (0..<count).map { index in
      factor { $0 == index ? 1 : 0 }.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
  }
}
