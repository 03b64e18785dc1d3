internal import CLAPACK

extension LAPACK {
  /// How `dggglm` or `dgglse` failed: which of its two rank conditions does not hold.
  enum RankCondition: Int {
    case first = 1
    case second = 2
  }

  /// Minimises ‖u‖ subject to d = A·x + B·u; overwrites A with R and B with T of the generalised
  /// QR factorisation.
  static func ggglm(
    _ a: inout Matrix, _ b: inout Matrix, _ d: inout [Double]
  ) -> (x: [Double], u: [Double], failure: RankCondition?) {
    let (n, m, p) = (a.rows, a.columns, b.columns)
    var x = [Double](repeating: 0, count: m)
    var u = [Double](repeating: 0, count: p)
    guard n > 0 else { return (x, u, nil) }
    BLAS.pinThreads()
    var work = [Double](repeating: 0, count: m + min(n, p) + max(n, p) * blockSize)
    let (rows, count) = (Int32(n), Int32(work.count))
    let info = unsafe lapack_dggglm(
      rows, Int32(m), Int32(p), &a.storage, rows, &b.storage, rows, &d, &x, &u, &work, count)
    return (x, u, RankCondition(rawValue: checked(info, "dggglm")))
  }

  /// Minimises ‖A·x − c‖ subject to B·x = d; overwrites all of them.
  static func gglse(
    _ a: inout Matrix, _ b: inout Matrix, _ c: inout [Double], _ d: inout [Double]
  ) -> (x: [Double], failure: RankCondition?) {
    let (m, n, p) = (a.rows, a.columns, b.rows)
    var x = [Double](repeating: 0, count: n)
    guard n > 0 else { return (x, nil) }
    BLAS.pinThreads()
    var work = [Double](repeating: 0, count: p + min(m, n) + max(m, n) * blockSize)
    let (rows, count) = (Int32(m), Int32(work.count))
    let info = unsafe lapack_dgglse(
      rows, Int32(n), Int32(p), &a.storage, max(rows, 1), &b.storage, max(Int32(p), 1), &c, &d,
      &x, &work, count)
    return (x, RankCondition(rawValue: checked(info, "dgglse")))
  }
}
