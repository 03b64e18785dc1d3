import TestSupport
import Testing

@testable import LinearAlgebra

struct MatrixTests {
  let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test func `entries are kept column after column`() {
    #expect(matrix.entries == [1, 4, 2, 5, 3, 6])
    #expect(matrix == Matrix(rows: 2, columns: 3, columnMajor: [1, 4, 2, 5, 3, 6]))
    #expect(matrix == Matrix(columns: [[1, 4], [2, 5], [3, 6]]))
    #expect(matrix[1, 0] == 4)
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(2) == [3, 6])
  }

  @Test func `a copy does not change when the original is written to`() {
    var written = matrix
    written[0, 0] = 9
    #expect(matrix[0, 0] == 1)
    #expect(written[0, 0] == 9)
  }

  @Test func `columns are lent without copying and written in place`() {
    #expect(matrix.withColumn(1) { column in column[0] + column[1] } == 7)
    var written = matrix
    written.withMutableColumn(1) { column in
      for i in column.indices { column[i] *= 10 }
    }
    #expect(written.entries == [1, 4, 20, 50, 3, 6])
  }

  @Test func `transposing twice gives the matrix back`() {
    #expect(matrix.transposed() == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.transposed().transposed() == matrix)
  }

  @Test func `columns and rows are selected in the order asked for`() {
    #expect(matrix.selecting(columns: [2, 0]) == Matrix(rows: [[3, 1], [6, 4]]))
    #expect(matrix.selecting(rows: [1, 1]) == Matrix(rows: [[4, 5, 6], [4, 5, 6]]))
  }

  @Test func `matrices are joined side by side and one below the other`() {
    #expect(
      matrix.joined(columns: Matrix(columns: [[7, 8]]))
        == Matrix(rows: [[1, 2, 3, 7], [4, 5, 6, 8]]))
    #expect(
      matrix.joined(rows: Matrix(rows: [[7, 8, 9]]))
        == Matrix(rows: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
  }

  @Test func `sums and multiples go entry by entry`() {
    #expect(matrix + matrix == 2 * matrix)
    #expect((matrix - matrix).largestMagnitude == 0)
  }

  @Test func `products agree with sums written out`() {
    let right = Matrix(rows: [[1, 0], [2, 1], [0, 3]])
    #expect(matrix * right == Matrix(rows: [[5, 11], [14, 23]]))
    #expect(matrix * [1, 2, 3] == [14, 32])
    #expect(matrix.transposedTimes([1, 2]) == [9, 12, 15])
    #expect(matrix.transposedTimes(matrix) == matrix.transposed() * matrix)
    #expect(matrix.timesTransposed(matrix) == matrix * matrix.transposed())
  }

  @Test func `products of empty matrices are zeros of the right shape`() {
    let tall = Matrix(rows: 3, columns: 0)
    #expect(tall * Matrix(rows: 0, columns: 2) == Matrix(rows: 3, columns: 2))
    #expect(tall * [Double]() == [0, 0, 0])
    #expect(Matrix(rows: 0, columns: 0).frobeniusNorm == 0)
  }

  @Test func `the norm of entries whose squares overflow is right`() {
    let large = Matrix(columns: [[3e200, 4e200]])
    #expect(correctDigits(large.frobeniusNorm, certified: 5e200) > 14.5)
    let small = Matrix(columns: [[3e-200, 4e-200]])
    #expect(correctDigits(small.frobeniusNorm, certified: 5e-200) > 14.5)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
  func `one entry that is not finite is found`(_ value: Double) {
    var matrix = Matrix.seeded("finite", rows: 7, columns: 3)
    #expect(matrix.isFinite)
    matrix[3, 1] = .greatestFiniteMagnitude
    #expect(matrix.isFinite)
    matrix[6, 2] = value
    #expect(!matrix.isFinite)
  }

  @Test func `shapes that do not fit stop the program`() async {
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: -1, columns: 2) }
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: 2, columns: 2, columnMajor: [1, 2, 3])
    }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 2)[2, 0] }
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: 2, columns: 2) + Matrix(rows: 2, columns: 3)
    }
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: 2, columns: 2) * Matrix(rows: 3, columns: 2)
    }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 2) * [1, 2, 3] }
  }
}
