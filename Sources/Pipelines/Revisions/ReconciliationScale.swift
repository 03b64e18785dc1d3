import Forecasting
import LinearAlgebra
import TimeSeries

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The scale that a series is reconciled on: logarithms for what is positive, the logit for shares,
/// else natural values.
struct ReconciliationScale: Sendable, Hashable {
  let link: Link

  /// The scale of a series; natural values where its paths leave the range of the link.
  init(_ member: HierarchyReconciliation.Member) {
    let wanted: Link =
      switch member.job.link {
      case .identity, .rank: .identity
      case .logit(let lower, let upper): .logit(lower: lower, upper: upper)
      case .log, .squareRoot, .positive, .power: .log
      }
    let isAdmitted = member.model.paths?.values.allSatisfy(wanted.admits) ?? true
    let isKnownAdmitted = member.trajectory.history?.places.last.map {
      $0.isNaN || wanted.admits($0)
    }
    link = isAdmitted && isKnownAdmitted ?? true ? wanted : .identity
  }

  func apply(_ value: Double) -> Double { link.admits(value) ? link.apply(value) : .nan }
  func invert(_ value: Double) -> Double { link.invert(value) }

  /// dy/dz at a natural value y.
  func slope(at value: Double) -> Double {
    switch link {
    case .log: value
    case .logit(let lower, let upper): (value - lower) * ((upper - value) / (upper - lower))
    default: 1
    }
  }
}

/// Equations on the scales of the series in them.
struct GroupEquations: Sendable {
  private let equations: [Equation]
  /// For each equation the places of the names of its sides among the members.
  private let places: [(left: [Int], right: [Int])]
  private let scales: [ReconciliationScale]
  /// Whether an equation is one between logarithms.
  private let isLogarithmic: [Bool]

  init(_ equations: [Equation], _ members: [String], _ scales: [ReconciliationScale]) {
    self.equations = equations
    func places(of side: Arithmetic) -> [Int] {
      side.names.compactMap { name in members.firstIndex(of: name) }
    }
    self.places = equations.map { (places(of: $0.left), places(of: $0.right)) }
    self.scales = scales
    isLogarithmic = equations.map { equation in
      equation.isPositive
        && equation.names.allSatisfy { name in
          members.firstIndex(of: name).map { scales[$0].link != .identity } ?? false
        }
    }
  }

  /// What the sides differ by at a point on the scales, and the slopes there.
  func tangents(at point: [Double]) -> (gaps: [Double], slopes: Matrix) {
    let figures = scales.indices.map { scales[$0].invert(point[$0]) }
    var gaps: [Double] = []
    var slopes = Matrix(rows: equations.count, columns: scales.count)
    for (row, equation) in equations.enumerated() {
      let (left, right) = places[row]
      let (a, da) = equation.left.tangent(at: left.map { figures[$0] })
      let (b, db) = equation.right.tangent(at: right.map { figures[$0] })
      let isLogarithmic = isLogarithmic[row]
      gaps.append(isLogarithmic ? log(a / b) : a - b)
      for (index, slope) in zip(left, da) {
        slopes[row, index] +=
          slope * scales[index].slope(at: figures[index]) / (isLogarithmic ? a : 1)
      }
      for (index, slope) in zip(right, db) {
        slopes[row, index] -=
          slope * scales[index].slope(at: figures[index]) / (isLogarithmic ? b : 1)
      }
    }
    return (gaps, slopes)
  }

  /// The slopes where they are the same everywhere: sums of natural values, products of logarithms.
  var slopesIfLinear: Matrix? {
    let isLinear = equations.indices.allSatisfy { row in
      let equation = equations[row]
      if isLogarithmic[row] {
        return equation.left.isProduct && equation.right.isProduct
          && (places[row].left + places[row].right).allSatisfy { scales[$0].link == .log }
      }
      return equation.left.isLinear && equation.right.isLinear
        && (places[row].left + places[row].right).allSatisfy { scales[$0].link == .identity }
    }
    // The point does not matter; 1 is on every scale in question.
    return isLinear ? tangents(at: scales.map { $0.apply(1) }).slopes : nil
  }

  /// The largest gap between the sides, relative to the larger one.
  func relativeGap(at figures: [Double]) -> Double {
    equations.indices.reduce(0) { largest, row in
      let a = equations[row].left.value(places[row].left.map { figures[$0] })
      let b = equations[row].right.value(places[row].right.map { figures[$0] })
      let gap = abs(a - b) / max(abs(a), abs(b))
      return gap.isFinite ? max(largest, gap) : largest
    }
  }
}

extension Arithmetic {
  /// Whether it is a product of series and numbers with quotients of them.
  fileprivate var isProduct: Bool { Self.isProduct(root) }
  /// Whether its slopes are the same everywhere.
  fileprivate var isLinear: Bool { Self.degree(root) <= 1 }

  private static func isProduct(_ node: Node) -> Bool {
    switch node {
    case .number, .series: true
    case .binary(.times, let left, let right), .binary(.over, let left, let right):
      isProduct(left) && isProduct(right)
    default: false
    }
  }

  /// The degree as a polynomial; 2 for anything that bends.
  private static func degree(_ node: Node) -> Int {
    switch node {
    case .number: 0
    case .series: 1
    case .negated(let operand): degree(operand)
    case .binary(.plus, let left, let right), .binary(.minus, let left, let right):
      max(degree(left), degree(right))
    case .binary(.times, let left, let right): degree(left) + degree(right)
    case .binary(.over, let left, let right): degree(right) == 0 ? degree(left) : 2
    case .call: 2
    }
  }
}
