import TestSupport
import Testing

@testable import LinearAlgebra

struct BandedCholeskyTests {
  /// Diagonally dominant, so positive definite.
  private func band(order: Int, bandwidth: Int) -> SymmetricBandMatrix {
    let entries = Matrix.seeded("band", rows: order, columns: bandwidth + 1)
    var band = SymmetricBandMatrix(order: order, bandwidth: bandwidth)
    for j in 0..<order {
      band[j, j] = 2 * Double(bandwidth) + 2
      for i in j + 1..<max(j + 1, min(order, j + bandwidth + 1)) { band[i, j] = entries[j, i - j] }
    }
    return band
  }

  @Test(arguments: seededSizes, [0, 1, 2, 7])
  func `a band is put together again, solved, and has its determinant`(
    order: Int, bandwidth: Int
  ) throws {
    let band = band(order: order, bandwidth: bandwidth)
    let cholesky = try BandedCholesky(band)
    #expect(scaledDistance(band.dense, cholesky.reconstructed()) < 10)
    let dense = try Cholesky(band.dense)
    #expect(correctDigits(cholesky.logDeterminant, certified: dense.logDeterminant) > 13)
    let vector = seededVector("right", count: order)
    let solution = cholesky.solve(vector)
    #expect(largest(zip(band * solution, vector).map(-)) < 1e-13)
    var halves = vector
    var span = halves.mutableSpan
    cholesky.solveLower(&span)
    cholesky.solveLowerTransposed(&span)
    #expect(largest(zip(halves, solution).map(-)) < 1e-13)
  }

  @Test func `both halves of a band are the same entries`() {
    var band = SymmetricBandMatrix(order: 4, bandwidth: 1)
    band[2, 1] = 5
    #expect(band[1, 2] == 5)
    #expect(band[3, 0] == 0)
    #expect(band.dense == band.dense.transposed())
  }

  @Test func `a band that is not positive definite names its first bad minor`() {
    var band = band(order: 5, bandwidth: 1)
    band[3, 3] = -1
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 4)) {
      try BandedCholesky(band)
    }
    band[3, 3] = .nan
    #expect(throws: LinearAlgebraError.notFinite) { try BandedCholesky(band) }
  }

  @Test func `an empty band has an empty factor`() throws {
    let cholesky = try BandedCholesky(SymmetricBandMatrix(order: 0, bandwidth: 3))
    #expect(cholesky.solve([Double]()) == [])
    #expect(cholesky.logDeterminant == 0)
  }

  @Test func `writing outside the band stops the program`() async {
    await #expect(processExitsWith: .failure) {
      var band = SymmetricBandMatrix(order: 4, bandwidth: 1)
      band[3, 0] = 1
    }
  }
}
