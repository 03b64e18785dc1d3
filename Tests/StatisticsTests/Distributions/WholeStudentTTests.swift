import Statistics
import Testing

struct WholeStudentTTests {
  @Test(arguments: [1.0, 2, 3, 4, 5, 7, 12, 31, 100, 256])
  func `the finite series is the distribution`(_ degreesOfFreedom: Double) throws {
    let whole = try #require(WholeStudentT(degreesOfFreedom: degreesOfFreedom))
    let exact = StudentT(degreesOfFreedom: degreesOfFreedom)
    for t in [0, 1e-9, 0.03, 0.4, 0.999, 1, 1.7, 3, 8, 40, 1e5, 1e160] {
      for signed in [t, -t] {
        #expect(abs(whole.cumulative(signed) - exact.cumulative(signed)) < 2e-15, "\(signed)")
      }
    }
  }

  @Test func `other degrees of freedom have none`() {
    for value in [0, -1, 1.5, 257] {
      #expect(WholeStudentT(degreesOfFreedom: value) == nil)
    }
  }
}
