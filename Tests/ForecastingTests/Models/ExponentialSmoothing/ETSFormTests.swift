import RealModule
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Forecasting

/// Every form beside R forecast 8.20, at R's parameters and at our own.
struct ETSFormTests {
  private static let reference = Result { try ETSFormReference.read() }
  static func fits() throws -> [ETSFormReference.Fit] { try reference.get().fits }

  private func series(_ fit: ETSFormReference.Fit) throws -> Series {
    let data = try #require(try Self.reference.get().data[fit.data])
    let start: Period =
      switch data.frequency {
      case 1: .year(1900)
      case 4: .quarter(1, of: 1960)
      default: .month(1, of: 1949)
      }
    return try Series(name: fit.data, start: start, values: data.values)
  }

  private func atR(_ fit: ETSFormReference.Fit) throws -> ETS.Fitted {
    let data = try #require(try Self.reference.get().data[fit.data])
    return try ETS.Fitted(fit.estimate(data), series: series(fit), plausibleStep: 1)
  }

  @Test(arguments: try fits())
  func `the likelihood at R's estimates is R's`(_ fit: ETSFormReference.Fit) throws {
    let data = try #require(try Self.reference.get().data[fit.data])
    #expect(correctDigits(try fit.estimate(data).logLikelihood, certified: fit.logLikelihood) > 9)
  }

  @Test(arguments: try fits())
  func `means and variance of errors at R's estimates are R's`(
    _ fit: ETSFormReference.Fit
  ) throws {
    let fitted = try atR(fit)
    #expect(correctDigits(fitted.errors.sigma * fitted.errors.sigma, certified: fit.sigma2) > 9)
    // R's class 3 leaves φ out of the first mean of a damped trend.
    guard fit.form != "MAdM" else { return }
    // R adds φ twice in the exponent of a growth factor that fades, from the second period on.
    let horizon = fit.form.contains("Md") ? 1 : 15
    for (mean, certified) in zip(ETSPath(fitted, horizon).means, fit.means) {
      #expect(correctDigits(mean, certified: certified) > 8)
    }
  }

  @Test(arguments: try fits())
  func `bounds at R's estimates are R's`(_ fit: ETSFormReference.Fit) throws {
    // Left out: R's class 3 as above; R puts γ into the second season where there is no slope.
    guard let upper = fit.upper, !["MAdM", "ANA", "MNA"].contains(fit.form) else { return }
    let fitted = try atR(fit)
    let path = ETSPath(fitted, 15)
    let z = Normal.standard.quantile(0.975)
    for (h, bound) in upper.enumerated() {
      let half = z * fitted.errors.sigma * path.variances[h].squareRoot()
      #expect(correctDigits(path.means[h] + half, certified: bound) > 6)
    }
  }

  @Test(arguments: try fits())
  func `the estimates are at least as likely as R's, and normalised`(_ fit: ETSFormReference.Fit)
    throws
  {
    let own = try Fit(fit.model(), to: series(fit))
    let n = Double(own.series.count)
    let likelihood = try #require(own.summary.logLikelihood)
    let asInR = likelihood + n / 2 * (Double.log(2 * .pi) + 1 - Double.log(n))
    #expect(asInR >= fit.logLikelihood - 1e-3)
    let aicc = try #require(own.summary.aicc) - n * (Double.log(2 * .pi) + 1 - Double.log(n))
    #expect(aicc <= fit.aicc + 2e-3)
    // Initial seasons are normalised.
    let seasons = own.parameters.filter { $0.name.hasPrefix("initial-season") }.map(\.estimate)
    let data = try #require(try Self.reference.get().data[fit.data])
    #expect(seasons.count == (fit.form.hasSuffix("N") ? 0 : data.frequency))
    let sum = seasons.reduce(0) { $0 + $1 }
    let size = seasons.reduce(1) { max($0, abs($1)) }
    let total = fit.form.hasSuffix("M") ? Double(data.frequency) : 0
    #expect(abs(sum - total) < 1e-12 * size * Double(data.frequency))
  }

  @Test(arguments: ["MNM", "MAM", "MAdM", "ANA", "MNA", "MAdA"])
  func `variances are those of many simulated paths`(_ form: String) throws {
    let fit = try #require(try Self.fits().first { $0.form == form && $0.data == "UKgas" })
    let fitted = try atR(fit)
    let path = ETSPath(fitted, 10)
    let count = 40_000
    var stream = RandomStream(seed: 5, name: form)
    var (sums, squares) = ([Double](repeating: 0, count: 10), [Double](repeating: 0, count: 10))
    for _ in 0..<count {
      var state = fitted.state
      for h in 0..<10 {
        let place = fitted.observations.count + h
        var ahead = state
        let (mean, _) = ahead.advance(over: 0, at: place, fitted.form, fitted.weights)
        let error = fitted.errors.sigma * stream.nextNormal()
        let value = fitted.form.isRelative ? mean * (1 + error) : mean + error
        _ = state.advance(over: value, at: place, fitted.form, fitted.weights)
        sums[h] += value - path.means[h]
        squares[h] += (value - path.means[h]) * (value - path.means[h])
      }
    }
    for h in 0..<10 {
      let variance = fitted.errors.sigma * fitted.errors.sigma * path.variances[h]
      // Four standard errors of a mean, and of a variance of nearly normal draws.
      #expect(abs(sums[h] / Double(count)) < 4 * (variance / Double(count)).squareRoot())
      #expect(abs(squares[h] / Double(count) / variance - 1) < 6 / Double(count).squareRoot())
    }
  }
}
