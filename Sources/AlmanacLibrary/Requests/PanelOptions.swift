import Forecasting
import Pipelines
import TimeSeries

/// What forecasts and backtests of a panel are asked with.
struct PanelOptions {
  /// How results are laid out.
  enum Layout: String, CaseIterable {
    /// A row a series, period and model.
    case long
    /// A row a series and period, columns for every model.
    case wide
  }

  /// What stands for a distribution.
  enum Point: String, CaseIterable {
    case median
    case mean
  }

  let horizon: Int
  let models: [any Model]
  let levels: [Double]
  let frequency: Frequency?
  let names: PanelColumns.Names
  let layout: Layout
  let point: Point
  let jobs: Int

  /// Reads the options; problems are left in `options`, whose `finish` is the caller's to call.
  init(_ options: inout Options) {
    let given = options.required(
      "horizon", help: "say how many periods to forecast: \"horizon\": 6"
    ) {
      $0.wholeNumber("horizon", in: 1...10_000)
    }
    horizon = given ?? 1
    models = Self.models(&options)
    levels = options.levels("levels") ?? [80, 95]
    frequency = options.word("frequency", Frequency.self)
    layout = options.word("layout", Layout.self) ?? .long
    point = options.word("point", Point.self) ?? .median
    jobs = options.wholeNumber("jobs", in: 1...1024) ?? 1
    var names = PanelColumns.Names()
    if var section = options.section("columns") {
      names.series = section.text("unique_id") ?? names.series
      names.period = section.text("ds") ?? names.period
      names.value = section.text("y") ?? names.value
      do throws(Rejection) { try section.finish() } catch { options.add(error) }
    }
    if Set([names.series, names.period, names.value]).count < 3 {
      options.add(.conflictingKeys, "`columns` names one column twice")
    }
    self.names = names
  }

  private static func models(_ options: inout Options) -> [any Model] {
    var models: [any Model] = []
    for text in options.texts("models") ?? ["auto"] {
      do throws(Rejection) {
        models += try ModelChoice.models(text, option: "models")
      } catch {
        options.add(error)
      }
    }
    let labels = models.map(\.label)
    if Set(labels).count < labels.count {
      options.add(.duplicateKey, "`models` names a model twice")
    }
    return models
  }
}

extension PanelOptions {
  /// Why a series has no result whose periods the type of the input cannot hold.
  func beyond(_ type: ArrowType, series: String) -> PanelProblem {
    PanelProblem(
      series: series,
      reason: "its forecasts go past what \(type.words) of '\(names.period)' can hold")
  }
}
