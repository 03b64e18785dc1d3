internal import CLAPACK

/// The library of BLAS and LAPACK that the program runs on: for installation checks.
public enum NumericLibrary {
  /// Its name, version and options, and the processor it chose its kernels for.
  ///
  /// Results are the same bytes in every run on one machine; another processor may round
  /// differently in the last digits.
  public static var configuration: String {
    guard let text = unsafe openblas_get_config() else { return "OpenBLAS" }
    return unsafe String(cString: text)
  }

  /// How many threads it works with: one, from the first use on.
  public static var threadCount: Int {
    BLAS.pinThreads()
    return Int(openblas_get_num_threads())
  }
}
