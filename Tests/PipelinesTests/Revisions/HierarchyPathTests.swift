import Forecasting
import Foundation
import LinearAlgebra
import OrderedCollections
import Statistics
import TestSupport
import Testing
import TimeSeries

@testable import Pipelines

/// The reconciliation of sample paths, through the job itself: paths are not part of a report.
@Suite struct HierarchyPathTests: HierarchyFixture {
  @Test func `every path satisfies every equation`() throws {
    // Through the job itself: paths are not part of a report.
    var pipeline = try pipeline(["total = a + b", "a = share * total / 100"])
    var share = TestPipeline.row("share", (0..<20).map { 40 + Double($0 % 3) })
    share.link = .logit(lower: 0, upper: 100)
    pipeline.data.series.append(share)
    pipeline.configuration.projection.until = 2034
    let workload = try Workload(
      pipeline.configuration, pipeline.data, ingestKey: "", selection: [])
    let group = try #require(workload.revisions.groups.first)
    #expect(workload.revisions.groups.count == 1)
    #expect(group.members == ["total", "a", "b", "share"])
    let outcome = try reconciliation(of: group, workload).run()
    #expect(outcome.reconciliation != nil)
    let paths = try group.members.map { try #require(outcome.projected[$0]?.trajectory.paths) }
    #expect(paths[0].steps == 5 && paths[0].count == 500)
    for index in paths[0].values.indices {
      let (total, a, b, share) = (
        paths[0].values[index], paths[1].values[index], paths[2].values[index],
        paths[3].values[index]
      )
      #expect(abs(total / (a + b) - 1) < 1e-12 && abs(a / (share * total / 100) - 1) < 1e-12)
      #expect(total > 0 && a > 0 && b > 0 && share > 0 && share < 100)
    }
  }

  private func reconciliation(
    of group: HierarchyGroup, _ workload: Workload
  ) throws -> HierarchyReconciliation {
    HierarchyReconciliation(
      group: group,
      members: try group.members.map { name in
        let fit = try #require(try workload.fitJob(of: name)?.run().fit())
        let job = workload.projectionJob(
          of: name, fit: .success(fit), parts: [], isNeeded: true)
        return HierarchyReconciliation.Member(
          job: job, start: ChangedProjection(projected: job.run()), model: job.run().trajectory,
          fit: fit, isAlone: true)
      })
  }

  @Test func `natural values are reconciled by minimum trace`() throws {
    let pipeline = try pipeline(["total = a + b"], link: .identity)
    let workload = try Workload(
      pipeline.configuration, pipeline.data, ingestKey: "", selection: [])
    let group = try #require(workload.revisions.groups.first)
    let job = try reconciliation(of: group, workload)
    let scales = job.members.map { ReconciliationScale($0) }
    let errors = ForecastErrors(job.members, scales)
    let trace = try MinimumTrace(
      Matrix(rows: [[1, -1, -1]]), weights: ErrorWeights(errors.covariance))
    let aligned = PathAlignment(job.members, scales, errors.correlation).trajectories
    let outcome = job.run()
    for path in 0..<500 {
      let base = aligned.compactMap { $0.paths?.path(path).first }
      let wanted = trace.reconciled(base)
      for (index, name) in group.members.enumerated() {
        let found = try #require(outcome.projected[name]?.trajectory.paths?.path(path).first)
        #expect(abs(found - wanted[index]) < 1e-12 * abs(wanted[index]))
      }
    }
  }

  @Test func `aligned paths have the errors' correlation and are the same paths`() throws {
    let pipeline = try pipeline(["total = a + b"])
    let workload = try Workload(
      pipeline.configuration, pipeline.data, ingestKey: "", selection: [])
    let job = try reconciliation(of: try #require(workload.revisions.groups.first), workload)
    let scales = job.members.map { ReconciliationScale($0) }
    let correlation = Matrix(rows: [[1, 0.8, 0.5], [0.8, 1, 0.2], [0.5, 0.2, 1]])
    let aligned = PathAlignment(job.members, scales, correlation).trajectories
    func logs(_ trajectory: Trajectory) throws -> [Double] {
      try #require(trajectory.paths).values.map { log($0) }
    }
    let columns = try aligned.map(logs)
    func found(_ i: Int, _ j: Int) -> Double {
      let (x, y) = (columns[i], columns[j])
      let n = Double(x.count)
      let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
      let pairs = zip(x, y)
      let cross = pairs.reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
      let (sx, sy) = (
        x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }, y.reduce(0) { $0 + ($1 - my) * ($1 - my) }
      )
      return cross / (sx * sy).squareRoot()
    }
    #expect(abs(found(0, 1) - 0.8) < 0.08 && abs(found(0, 2) - 0.5) < 0.1)
    #expect(abs(found(1, 2) - 0.2) < 0.12)
    for (member, column) in zip(job.members, columns) {
      #expect(try logs(member.trajectory).sorted() == column.sorted())
    }
  }
}
