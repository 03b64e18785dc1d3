import LinearAlgebra
import Optimization
import RealModule

/// The maximum of the likelihood over ρ, and how sure it is.
struct AutocorrelationEstimate: Sendable {
  /// The point of the maximum.
  let point: AutocorrelationLikelihood.Point
  /// The standard error of ρ̂ by the curvature of the profile; nil for an exact fit.
  let standardError: Double?
  /// The maximum of the log-likelihood; nil for an exact fit.
  let logLikelihood: Double?
  /// What the data says of ρ, at equally spaced values of artanh ρ.
  let atoms: [Atom]

  /// A possible ρ.
  struct Atom: Sendable {
    let point: AutocorrelationLikelihood.Point
    /// Its probability given the data, with flat priors for β, ln σ and ρ; all sum to 1.
    let weight: Double
  }

  /// The search is in z = artanh ρ, up to ρ = ±(1 − 1.7e-6).
  private static let limit = 7.0
  private static let leastAtoms = 16

  /// Searches the whole range on a grid, then closes in.
  ///
  /// - Throws: `.dependentTerms`, `.notRepresentable`, and `.noConvergence` of the search.
  /// - Complexity: some hundred and fifty factorisations of O(n·p²).
  init(_ likelihood: AutocorrelationLikelihood) throws(FitError) {
    // Names what is dependent before the search begins.
    _ = try likelihood.data.factored()
    guard let plain = try? likelihood.point(0) else { throw .notRepresentable }
    if likelihood.isExact(plain) {
      point = plain
      standardError = nil
      logLikelihood = nil
      atoms = [Atom(point: plain, weight: 1)]
      return
    }
    // ρ so near ±1 that the design has lost its rank has no likelihood: NaN counts as the worst.
    let profile = { (z: Double) in
      (try? likelihood.point(Double.tanh(z))).map { -likelihood.profile($0) } ?? .nan
    }
    let posterior = { (z: Double) -> Double in
      guard let point = try? likelihood.point(Double.tanh(z)),
        let value = try? likelihood.restricted(point)
      else { return .nan }
      // The flat prior of ρ has the density 1 − ρ² in z.
      return -value + 2 * Double.log(Double.cosh(z))
    }
    let best = try Self.minimum(of: profile)
    let rho = Self.polished(Double.tanh(best), likelihood)
    guard let maximum = try? likelihood.point(rho) else { throw .notRepresentable }
    point = maximum
    logLikelihood = likelihood.logLikelihood(maximum)
    standardError = Self.standardError(at: rho, likelihood)
    atoms = try Self.atoms(posterior, likelihood)
  }

  /// The lowest point of a function of z: the best of a grid, then Brent's method around it.
  private static func minimum(of function: (Double) -> Double) throws(FitError) -> Double {
    let grid = (-28...28).map { Double($0) / 28 * limit }
    let values = grid.map(function)
    guard
      let best = values.indices.filter({ !values[$0].isNaN }).min(by: { values[$0] < values[$1] })
    else { throw .notRepresentable }
    let interval = grid[max(0, best - 1)]...grid[min(grid.count - 1, best + 1)]
    switch BrentMinimum().minimize(in: interval, function) {
    case .success(let minimum): return minimum.point[0]
    case .failure(.noConvergence(let evaluations)): throw .noConvergence(evaluations: evaluations)
    case .failure: throw .notRepresentable
    }
  }

  /// ρ where the score is zero, to the last digits; a minimum alone gives half of them.
  private static func polished(_ rho: Double, _ likelihood: AutocorrelationLikelihood) -> Double {
    let margin = 1e-5 * (1 - rho) * (1 + rho)
    let root = BrentRoot().root(in: rho - margin...rho + margin) { candidate in
      (try? likelihood.point(candidate)).map(likelihood.score) ?? .nan
    }
    guard case .success(let value) = root else { return rho }
    return value
  }

  /// 1/√−ℓ″, with the derivative of the score by central differences.
  private static func standardError(
    at rho: Double, _ likelihood: AutocorrelationLikelihood
  ) -> Double? {
    let step = 1e-5 * (1 - rho) * (1 + rho)
    guard let above = try? likelihood.point(rho + step),
      let below = try? likelihood.point(rho - step)
    else { return nil }
    let curvature = (likelihood.score(below) - likelihood.score(above)) / (2 * step)
    return curvature > 0 ? (1 / curvature).squareRoot() : nil
  }

  /// Equally spaced steps over all z whose density is above e⁻¹² of the highest.
  ///
  /// By the trapezoidal rule, sums over them are integrals to some digits. The steps are binary
  /// fractions, so that rounding errors do not move them.
  private static func atoms(
    _ posterior: (Double) -> Double, _ likelihood: AutocorrelationLikelihood
  ) throws(FitError) -> [Atom] {
    let peak = try minimum(of: posterior)
    let height = posterior(peak)
    var spacing = 0.5
    var places = [peak]
    while places.count < leastAtoms {
      spacing /= 2
      places = Self.places(around: peak, height: height, spacing: spacing, posterior)
    }
    var found: [(point: AutocorrelationLikelihood.Point, density: Double)] = []
    for z in places {
      let density = Double.exp(height - posterior(z))
      guard density.isFinite, let point = try? likelihood.point(Double.tanh(z)) else { continue }
      found.append((point, density))
    }
    let total = found.reduce(0) { $0 + $1.density }
    guard total > 0 else { throw .notRepresentable }
    return found.map { Atom(point: $0.point, weight: $0.density / total) }
  }

  /// The multiples of a spacing around a peak where the density is not negligible.
  private static func places(
    around peak: Double, height: Double, spacing: Double, _ posterior: (Double) -> Double
  ) -> [Double] {
    let middle = (peak / spacing).rounded()
    func reach(_ direction: Double) -> [Double] {
      var places: [Double] = []
      var z = (middle + direction) * spacing
      while abs(z) <= limit, posterior(z) < height + 12 {
        places.append(z)
        z += direction * spacing
      }
      return places
    }
    return reach(-1).reversed() + [middle * spacing] + reach(1)
  }
}
