import Foundation
import LinearAlgebra
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// scikit-learn 1.9.1 `GaussianProcessRegressor`; see Datasets/Reference/gaussian-process/generate.py.
struct GaussianProcessReferenceTests {
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    struct Season: Decodable, Sendable {
      let period: Int
      let share, smoothness, memory: Double
    }

    let kernel: String
    let noise, length: Double
    let slope: Bool
    let season: Season?
    let logLikelihood: Double
    let means, deviations: [Double]

    var testDescription: String { "\(kernel), noise \(noise), length \(length)" }
  }

  private static func folder(_ name: String) -> URL {
    repositoryRoot.appending(path: "Datasets/Reference/\(name)")
  }

  static func cases() throws -> [Reference] {
    struct File: Decodable { let cases: [Reference] }
    let data = try Data(contentsOf: folder("gaussian-process/gaussian-process.json"))
    return try JSONDecoder().decode(File.self, from: data).cases
  }

  @Test func `likelihood, means and deviations are scikit-learn's`() throws {
    let nile = try StructuralTests.nile().values.prefix(40).map { ($0 - 1000) / 100 }
    let cases = try Self.cases()
    #expect(cases.count == 13)
    for reference in cases {
      let kernel = try #require(GaussianProcessKernel(rawValue: reference.kernel))
      let form = GaussianProcessForm(
        kernel: kernel, hasSlope: reference.slope, seasonLength: reference.season?.period ?? 1)
      var parameters = GaussianProcessParameters(
        noise: reference.noise, length: reference.length)
      if let season = reference.season {
        parameters.season = season.share
        parameters.smoothness = season.smoothness
        parameters.memory = season.memory
      }
      let times = Array(1 - nile.count...0)
      let steps = Array(1...6)
      let covariances = form.covariances(parameters, lags: nile.count + 5)
      var matrix = form.matrix(covariances, times, times)
      for i in times.indices { matrix[i, i] += parameters.noiseVariance }
      let process = try WhitenedProcess(matrix, nile, hasLevel: false)
      let name = reference.testDescription
      #expect(
        correctDigits(process.logLikelihood, certified: reference.logLikelihood) > 9, "\(name)")
      var own = form.matrix(covariances, steps, steps)
      for h in steps.indices { own[h, h] += parameters.noiseVariance }
      let (means, covariance) = process.conditioned(
        cross: form.matrix(covariances, times, steps), own: own)
      for h in steps.indices {
        #expect(correctDigits(means[h], certified: reference.means[h]) > 8, "\(name)")
        #expect(
          correctDigits(covariance[h, h].squareRoot(), certified: reference.deviations[h]) > 8,
          "\(name)")
      }
    }
  }
}
