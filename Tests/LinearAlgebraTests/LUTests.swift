import TestSupport
import Testing

@testable import LinearAlgebra

struct LUTests {
  @Test(arguments: seededSizes)
  func `square matrices are put together again and solved`(_ n: Int) throws {
    let matrix = Matrix.seeded("lu", rows: n, columns: n)
    let lu = try LU(matrix)
    #expect(scaledDistance(matrix, lu.reconstructed()) < 10)
    let right = Matrix.seeded("right", rows: n, columns: 2)
    let solution = lu.solve(right)
    // The residual of a backward stable solve is small against ‖A‖·‖x‖, not against ‖b‖.
    let unit = Double(n) * .ulpOfOne * matrix.frobeniusNorm * solution.frobeniusNorm
    #expect((matrix * solution - right).frobeniusNorm < 10 * unit)
    let single = Matrix(columns: [lu.solve(right.column(1))])
    #expect((matrix * single - right.selecting(columns: [1])).frobeniusNorm < 10 * unit)
    #expect(
      correctDigits(
        lu.logAbsoluteDeterminant, certified: try QR(matrix).logAbsoluteDeterminant) > 10)
  }

  @Test func `a zero pivot is named`() {
    #expect(throws: LinearAlgebraError.singular(pivot: 1)) {
      try LU(Matrix(rows: [[1, 2], [2, 4]]))
    }
    #expect(throws: LinearAlgebraError.notFinite) { try LU(Matrix(diagonal: [.nan])) }
  }

  @Test func `a matrix that is not square stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = try? LU(Matrix(rows: 2, columns: 1)) }
  }
}
