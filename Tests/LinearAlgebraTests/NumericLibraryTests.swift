import Testing

@testable import LinearAlgebra

struct NumericLibraryTests {
  @Test func `it works on one thread and names itself`() {
    #expect(NumericLibrary.threadCount == 1)
    #expect(NumericLibrary.configuration.hasPrefix("OpenBLAS"))
  }

  @Test func `tasks side by side get the same bits as one alone`() async throws {
    let sizes = [3, 17, 40]
    let alone = try sizes.map(fingerprint)
    try await withThrowingTaskGroup(of: (Int, [UInt64]).self) { group in
      for task in 0..<60 {
        group.addTask {
          // Arrays of other sizes in between move the next ones to other addresses.
          let ballast = [Double](repeating: 1, count: 1 + task)
          let index = task % sizes.count
          return try (index, fingerprint(sizes[index] + ballast.count * 0))
        }
      }
      for try await (index, bits) in group { #expect(bits == alone[index]) }
    }
  }
}

/// The bits of results of every kind of kernel on matrices of a size.
@Sendable
private func fingerprint(_ n: Int) throws -> [UInt64] {
  let matrix = Matrix.seeded("bits", rows: 2 * n, columns: n)
  let vector = seededVector("bits", count: 2 * n)
  let square = matrix.transposedTimes(matrix)
  let least = try LeastSquares(matrix)
  let panel = try PanelLeastSquares(matrix).solve(.seeded("bits", rows: 2 * n, columns: 9))
  let numbers =
    try least.solve(vector).coefficients + least.leverage + SVD(matrix).values
    + SymmetricEigen(square).values + Cholesky(square + .identity(n)).solve(least.unscaledVariances)
    + panel.coefficients.entries + panel.residualSumsOfSquares
  return numbers.map(\.bitPattern)
}
