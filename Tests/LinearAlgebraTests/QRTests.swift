import TestSupport
import Testing

@testable import LinearAlgebra

struct QRTests {
  @Test(arguments: seededSizes)
  func `tall, square and wide matrices are put together again`(_ n: Int) throws {
    for (rows, columns) in [(n, n), (2 * n + 1, n), (n, 2 * n + 1)] {
      let matrix = Matrix.seeded("qr", rows: rows, columns: columns)
      let qr = try QR(matrix)
      #expect(scaledDistance(matrix, qr.reconstructed()) < 10)
      #expect(scaledDistance(matrix, qr.q * qr.r) < 10)
      #expect(departureFromOrthonormal(qr.q) < 10)
      let pivoted = try PivotedQR(matrix)
      #expect(scaledDistance(matrix, pivoted.reconstructed()) < 10)
      #expect(departureFromOrthonormal(pivoted.q) < 10)
      #expect(pivoted.permutation.sorted() == Array(0..<columns))
    }
  }

  @Test(arguments: seededSizes)
  func `applying Q and then its transpose gives the vector back`(_ n: Int) throws {
    let qr = try QR(.seeded("rotate", rows: n + 3, columns: n))
    let vector = seededVector("rotated", count: n + 3)
    var rotated = vector
    var span = rotated.mutableSpan
    qr.applyQTransposed(to: &span)
    qr.applyQ(to: &span)
    #expect(largest(zip(rotated, vector).map(-)) < 1e-13)
  }

  @Test func `applying Q to a matrix is applying it to each column`() throws {
    let qr = try QR(.seeded("columns", rows: 9, columns: 4))
    let block = Matrix.seeded("block", rows: 9, columns: 3)
    var rotated = block
    qr.applyQTransposed(to: &rotated)
    for j in 0..<3 {
      var column = block.column(j)
      var span = column.mutableSpan
      qr.applyQTransposed(to: &span)
      #expect(largest(zip(rotated.column(j), column).map(-)) < 1e-14)
    }
    qr.applyQ(to: &rotated)
    #expect(scaledDistance(block, rotated) < 10)
  }

  @Test(arguments: seededSizes)
  func `the diagonal of a pivoted R does not grow`(_ n: Int) throws {
    let diagonal = try PivotedQR(.seeded("pivot", rows: n + 2, columns: n)).r.diagonal.map(abs)
    for (before, after) in zip(diagonal, diagonal.dropFirst()) {
      #expect(after <= before * (1 + 1e-12))
    }
  }

  @Test(arguments: [(rank: 0, columns: 3), (1, 5), (4, 5), (5, 5), (20, 60)])
  func `the rank of a product of thin factors is found`(rank: Int, columns: Int) throws {
    let left = Matrix.seeded("left", rows: 70, columns: rank)
    let right = Matrix.seeded("right", rows: rank, columns: columns)
    let product = left * right
    #expect(try PivotedQR(product).rank() == rank)
    #expect(try SVD(product).rank() == rank)
  }

  @Test func `the determinant is the product of the diagonal`() throws {
    #expect(
      correctDigits(
        try QR(Matrix(rows: [[4, 3], [6, 3]])).logAbsoluteDeterminant,
        certified: 1.791759469228055) > 14)
  }

  @Test func `empty matrices have empty factors`() throws {
    let qr = try QR(Matrix(rows: 3, columns: 0))
    #expect(qr.r == Matrix(rows: 0, columns: 0))
    #expect(qr.q == Matrix(rows: 3, columns: 0))
    #expect(try PivotedQR(Matrix(rows: 0, columns: 2)).rank() == 0)
  }

  @Test(arguments: [Double.nan, .infinity])
  func `entries that are not finite are refused`(_ value: Double) {
    let matrix = Matrix(rows: [[1, value], [2, 3]])
    #expect(throws: LinearAlgebraError.notFinite) { try QR(matrix) }
    #expect(throws: LinearAlgebraError.notFinite) { try PivotedQR(matrix) }
  }
}
