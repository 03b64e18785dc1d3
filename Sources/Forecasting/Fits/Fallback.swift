public import TimeSeries

/// The written chain that gives every series an answer.
///
/// The requested model under the requested link; where the link does not admit a value, the
/// requested model under the series' natural link; then the model's ``Model/standIns``: ``Drift``, then
/// ``Naive``, which answers from one observation of any kind. Every attempt that failed is kept with its
/// reason.
public enum Fallback {
  /// Fits the first model of the chain that can be fitted.
  ///
  /// - Throws: the requested model's reason where even the last of the chain has none, which happens
  ///   only for values too far apart for double precision.
  public static func fit(
    _ requested: any Model, to series: Series, link: Link = .identity,
    given covariates: Covariates = .none
  ) throws(FitError) -> FitOutcome {
    var failures: [FailedFit] = []
    var link = link
    var chain: [any Model] = Array(([requested] + requested.standIns).reversed())
    while let model = chain.popLast() {
      do {
        let fit = try Fit(model, to: series, link: link, given: covariates)
        return FitOutcome(fit: fit, requested: type(of: requested).keyword, failures: failures)
      } catch {
        failures.append(FailedFit(model: type(of: model).keyword, link: link, error: error))
        let natural = Link.natural(for: series)
        if case .outsideLink = error, type(of: model).scale == .link, link != natural {
          link = natural
          chain.append(model)
        }
      }
    }
    throw failures[0].error
  }
}

/// A fit, and how it came to be this one.
public struct FitOutcome: Sendable {
  /// What to forecast with.
  public let fit: Fit
  /// The keyword of the model that was asked for.
  public let requested: String
  /// The attempts before, in order; empty where the requested model was fitted as asked.
  public let failures: [FailedFit]

  /// Whether the fit is another than the one asked for.
  public var isFallback: Bool { !failures.isEmpty }
}

/// An attempt that failed, and why.
public struct FailedFit: Sendable, Equatable {
  /// The keyword of the model.
  public let model: String
  /// The link it was tried under.
  public let link: Link
  /// What the data lacked.
  public let error: FitError
}
