import Forecasting
import Testing
import TimeSeries

/// A model of the catalogue with settings, as an argument of a test.
struct ModelExample: Sendable, CustomTestStringConvertible {
  let model: any Model

  var keyword: String { type(of: model).keyword }
  var family: ModelFamily { type(of: model).family }
  var scale: ModelScale { type(of: model).scale }

  var testDescription: String {
    "\(keyword) \(Self.settings(of: model).map { "\($0.key)=\($0.value.text)" })"
  }

  /// Every model of the catalogue with every one of its examples, and some with calibrated bounds.
  static let all: [ModelExample] =
    ModelCatalog.all.flatMap { type in examples(of: type) }
    + ["naive", "ets", "theta", "arima"].compactMap { keyword in
      ModelCatalog.model(named: keyword).flatMap { examples(of: $0).first }
    }

  private static func examples<M: Model>(of type: M.Type) -> [ModelExample] {
    M.examples.map { ModelExample(model: $0) }
  }

  static func settings<M: Model>(of model: M) -> [(key: String, value: SettingInput)] {
    M.settings.map { ($0.key, $0.input(of: model)) }
  }

  /// Whether another model is of the same type and has the same settings.
  func equals(_ other: any Model) -> Bool { AnyHashable(model) == AnyHashable(other) }

  /// Values for every regressor that the model names, before and after the series.
  func covariates(for series: Series) throws -> Covariates {
    try Covariates(
      model.regressors.enumerated().map { index, name in
        try ConformanceSeries.regressor(name, index: index, around: series)
      })
  }
}
