import Forecasting
import Foundation
import LinearAlgebra
import OrderedCollections
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

/// Equations by themselves: groups that share series, and slopes.
@Suite struct EquationTests: HierarchyFixture {
  @Test func `equations that share series are one group`() throws {
    let groups = HierarchyGroup.groups(
      of: try ["t = a + b", "x = y * z", "a = c + d", "y = 2 * t"].map { try equation($0) })
    #expect(groups.count == 1 && groups[0].equations.count == 4)
    let apart = HierarchyGroup.groups(
      of: try ["t = a + b", "x = y * z", "a = c + d"].map { try equation($0) })
    #expect(apart.map(\.members) == [["t", "a", "b", "c", "d"], ["x", "y", "z"]])
  }

  @Test func `slopes of a formula are those of differences`() throws {
    let formula = try Arithmetic("(a + 2 * b) / c - -a * 3 / (b - c)")
    let point = [1.3, 2.7, 0.9]
    let (value, slopes) = formula.tangent(at: point)
    #expect(value == formula.value(point))
    for index in point.indices {
      let step = 1e-6
      var (up, down) = (point, point)
      up[index] += step
      down[index] -= step
      let slope = (formula.value(up) - formula.value(down)) / (2 * step)
      #expect(abs(slope - slopes[index]) < 1e-7 * max(1, abs(slope)))
    }
  }
}
