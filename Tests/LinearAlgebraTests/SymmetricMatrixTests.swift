import Testing

@testable import LinearAlgebra

struct SymmetricMatrixTests {
  @Test(arguments: seededSizes)
  func `a Gram matrix is the product with the transpose, symmetric to the bit`(order: Int) {
    let matrix = Matrix.seeded("gram", rows: order + 3, columns: order)
    let gram = matrix.gram()
    #expect(scaledDistance(gram, matrix.transposedTimes(matrix)) < 4)
    #expect(gram == gram.transposed())
    let whole = Matrix.seededPositiveDefinite("whole", order: order)
    var rest = whole
    rest.subtract(gramOf: matrix)
    #expect(rest == rest.transposed())
    #expect(scaledDistance(rest + gram, whole) < 4 * (1 + gram.frobeniusNorm / whole.frobeniusNorm))
  }

  @Test func `without rows a Gram matrix is nothing`() {
    #expect(Matrix(rows: 0, columns: 2).gram() == Matrix(rows: 2, columns: 2))
    #expect(Matrix(rows: 2, columns: 0).gram() == Matrix(rows: 0, columns: 0))
  }

  @Test(arguments: seededSizes)
  func `a square is added below the diagonal and read from there`(order: Int) {
    let whole = Matrix.seededPositiveDefinite("square", order: order)
    let vector = seededVector("square", count: order)
    var half = whole
    half.addToLower(-0.75, timesSquareOf: vector)
    var expected = whole
    expected.add(-0.75, timesOuterProductOf: vector, vector)
    let columns = Matrix(columns: (0..<order).map { half.symmetricColumn($0) })
    #expect(scaledDistance(columns, expected) < 4)
    #expect(columns == columns.transposed())
    for j in 1..<max(order, 1) { #expect(half[0, j] == whole[0, j]) }
  }
}
