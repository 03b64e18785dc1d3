import RealModule
public import TimeSeries

/// The Theta method on a Box-Cox scale whose exponent is estimated.
///
/// The exponent λ is one of 0, 1/16, …, 1: the one under which the one-step errors have the greatest
/// Gaussian likelihood of the observations, the slopes of the transformation counted in. The scale is
/// ``TimeSeries/Link/power(exponent:knee:)`` with its knee at a quarter of the median, so that positive
/// data have positive forecasts. Data that are not all positive are fitted as they are; shares and ranks
/// on the scale of their link.
///
/// > Source: Assimakopoulos & Nikolopoulos (2000); Box & Cox (1964); Hyndman & Billah (2003).
public struct BoxCoxTheta: LinkAwareModel {
  /// The exponent, where it is given.
  public var lambda: Double?

  /// The model that estimates the exponent.
  public init() {}

  /// The model of a given exponent.
  ///
  /// - Precondition: the exponent is in [0, 1].
  public init(lambda: Double) {
    precondition((0...1).contains(lambda), "an exponent from 0 to 1")
    self.lambda = lambda
  }

  /// `box-cox-theta`.
  public static let keyword = "box-cox-theta"
  /// One sentence on the model.
  public static let abstract = "The Theta method on a Box-Cox scale with an estimated exponent."
  /// The Theta family.
  public static let family = ModelFamily.theta
  /// The model has its own transformation.
  public static let scale = ModelScale.natural
  /// The exponent, if it is not to be estimated.
  public static let settings: [Setting<BoxCoxTheta>] = [
    Setting(
      "lambda", \.lambda, "The exponent: 1 leaves the values as they are, 0 takes logarithms.",
      expected: "a number from 0 to 1, or none",
      where: { $0.map { (0...1).contains($0) } ?? true })
  ]
  /// Estimated and given exponents.
  public static let examples = [BoxCoxTheta(), BoxCoxTheta(lambda: 0.5)]

  /// As for Theta.
  public var requiredObservations: Int { 3 }

  /// Estimates the exponent, and the Theta model on its scale.
  ///
  /// - Throws: `.tooShort`; `.outsideLink` for a share or rank that is none; `.notRepresentable`.
  /// - Complexity: O(n), seventeen times the Theta method.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double, link: Link
  ) throws(FitError) -> FittedBoxCoxTheta {
    try series.requireCount(requiredObservations)
    var best: (fitted: FittedBoxCoxTheta, logLikelihood: Double)?
    for candidate in candidates(for: series, link: link) {
      let fitted = try FittedBoxCoxTheta(
        series, link: candidate, isEstimated: lambda == nil, plausibleStep: plausibleStep)
      // Errors of zero have an infinite likelihood.
      let logLikelihood = fitted.summary.logLikelihood ?? .infinity
      if best.map({ logLikelihood > $0.logLikelihood }) ?? true { best = (fitted, logLikelihood) }
    }
    guard let fitted = best?.fitted else { throw .notRepresentable }
    return fitted
  }

  /// The scales to choose from, the nearest to the values themselves first.
  private func candidates(for series: Series, link: Link) -> [Link] {
    switch (link, Link.natural(for: series)) {
    case (.logit, _), (.rank, _): return [link]
    case (_, .positive(let knee)):
      let exponents = lambda.map { [$0] } ?? (0...16).reversed().map { Double($0) / 16 }
      return exponents.map { .power(exponent: $0, knee: knee) }
    case (_, let other): return [other]
    }
  }
}
