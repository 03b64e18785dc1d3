public import Benchmark
import CReference

/// A whole number that a benchmark reports beside its times.
public func metric(
  _ name: String, _ polarity: BenchmarkMetric.Polarity = .prefersSmaller
) -> BenchmarkMetric {
  .custom(name, polarity: polarity, useScalingFactor: false)
}

/// What one timing of some work on many series comes to for a series.
public func picoseconds(_ series: Int, _ work: () throws -> Void) rethrows -> Int {
  let start = thread_nanoseconds()
  try work()
  return Int((thread_nanoseconds() - start) * 1000 / Double(series))
}
