/// Every model that there is, in the order that help and reference list them.
public enum ModelCatalog {
  /// The models, grouped by family.
  public static let all: [any Model.Type] = [
    Mean.self, Naive.self, SeasonalNaive.self, Drift.self,
    PolynomialTrend.self, LogLinearTrend.self, TheilSenTrend.self,
    PiecewiseLinearTrend.self,
    Regression.self, AutocorrelatedRegression.self, RidgeRegression.self, HuberRegression.self,
    QuantileRegression.self,
    LogisticGrowth.self, GompertzGrowth.self, RichardsGrowth.self, BassDiffusion.self,
    ETS.self, SimpleSmoothing.self, HoltTrend.self, DampedHoltTrend.self, HoltWinters.self,
    ComplexSmoothing.self,
    ARIMA.self,
    Theta.self, OptimizedTheta.self, DynamicOptimizedTheta.self, BoxCoxTheta.self,
    Structural.self, GaussianProcess.self, SeasonalTrend.self,
    LatentTrend.self,
    Auto.self, Combination.self,
  ]

  /// The model of a keyword, or nil where there is none.
  public static func model(named keyword: String) -> (any Model.Type)? {
    all.first { $0.keyword == keyword }.map(configurable)
  }

  /// Keywords that a mistyped one may have meant, nearest first; empty where none is close.
  public static func suggestions(for keyword: String) -> [String] {
    Spelling.nearest(to: keyword, among: all.map { $0.keyword })
  }
}
