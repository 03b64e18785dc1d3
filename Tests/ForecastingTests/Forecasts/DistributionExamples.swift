import Forecasting
import TimeSeries

/// Distributions of every kind, alone and under every link.
enum DistributionExamples {
  static let plain: [PredictiveDistribution] = [
    .normal(mean: 1, standardDeviation: 0.5),
    .studentT(location: -2, scale: 3, degreesOfFreedom: 2),
    .studentT(location: 0.4, scale: 0.2, degreesOfFreedom: 7.5),
    .sample((1...200).map { Double($0 * $0) / 1e4 }),
    .sample([3]),
  ]

  static let smoothLinks: [Link] = [
    .identity, .log, .logit(lower: 0, upper: 100), .positive(knee: 0.5),
  ]

  static let all =
    plain + [.point(4)]
    + plain.flatMap { distribution in
      (smoothLinks + [.rank]).map { .linked(distribution, $0) }
    }
}
