public import TimeSeries

/// A Gaussian process around a trend: deviations that are alike when they are near in time.
///
/// yₜ = level + slope·t + f(t) + εₜ, with cov(f(s), f(t)) by the kernel and ε independent. Level, slope
/// and variance are integrated out exactly, the length scale and the shares of noise and season
/// numerically, so that forecasts are mixtures of Student's t. Gaps are passed over, not filled.
///
/// > Source: Rasmussen & Williams (2006), "Gaussian processes for machine learning", chapters 2, 4 and 5;
/// > O'Hagan (1978), "Curve fitting and optimal design for prediction", JRSS B 40. Covariances and
/// > likelihoods are those of scikit-learn `GaussianProcessRegressor`.
public struct GaussianProcess: Model {
  /// How smooth the deviations are.
  public var kernel = GaussianProcessKernel.exponential
  /// What the process goes back to.
  public var trend = GaussianProcessTrend.linear
  /// The season.
  public var season = GaussianProcessSeason.auto
  /// How many of the last periods are used.
  public var window = 200

  /// The default kernel around a line, with a season where a test finds one.
  public init() {}

  /// A process with a kernel, a trend and a season.
  public init(
    kernel: GaussianProcessKernel, trend: GaussianProcessTrend = .linear,
    season: GaussianProcessSeason = .auto
  ) {
    self.kernel = kernel
    self.trend = trend
    self.season = season
  }

  /// `gaussian-process`.
  public static let keyword = "gaussian-process"
  /// One sentence on the model.
  public static let abstract =
    "A trend, and deviations that are alike when near in time; variances and lengths integrated out."
  /// Components that move go with the structural models.
  public static let family = ModelFamily.structural
  /// Kernel, trend, season, and how far back to look.
  public static let settings: [Setting<GaussianProcess>] = [
    Setting("kernel", \.kernel, "How smooth the deviations from the trend are."),
    Setting("trend", \.trend, "What the process goes back to."),
    Setting("season", \.season, "The season, where the series has more than one period a year."),
    Setting(
      "window", \.window, "How many of the last periods are used: time grows with their cube.",
      expected: "a whole number from 10 to 2000", where: { (10...2000).contains($0) }),
  ]
  /// The default, and smoother kernels.
  public static let examples = [
    GaussianProcess(), GaussianProcess(kernel: .matern32, trend: .constant),
    GaussianProcess(kernel: .squaredExponential, season: .none),
  ]

  /// Infers hyperparameters and trend.
  public func fit(_ series: Series, given covariates: Covariates) throws(FitError) -> Fitted {
    try fit(series, given: covariates, plausibleStep: series.plausibleStep)
  }

  /// Infers hyperparameters and trend.
  ///
  /// - Throws: `.tooShort` where no observation is in the window; `.notRepresentable`.
  /// - Complexity: O(n³) for n periods in the window, 49 times for fewer than 30 observations, some
  ///   hundred times otherwise.
  public func fit(
    _ series: Series, given covariates: Covariates, plausibleStep: Double
  ) throws(FitError) -> Fitted {
    let recent = series.suffix(min(window, series.count))
    try recent.requireCount(requiredObservations)
    let length = series.frequency.seasonLength
    let isSeasonal =
      switch season {
      case .auto: SeasonalityTest.isSeasonal(recent.values, seasonLength: length)
      case .none: false
      case .periodic: length > 1
      }
    let form = GaussianProcessForm(
      kernel: kernel, hasSlope: trend == .linear, seasonLength: isSeasonal ? length : 1)
    return try Fitted(
      GaussianProcessData(recent, form: form, plausibleStep: plausibleStep),
      count: series.count)
  }
}
