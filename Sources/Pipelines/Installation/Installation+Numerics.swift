import FoundationEssentials
import LinearAlgebra

extension Installation {
  /// BLAS and LAPACK with their versions and threads, what they compute, and the vector registers.
  public static var numerics: [Finding] {
    let threads = NumericLibrary.threadCount
    return [
      Finding(
        "BLAS and LAPACK",
        "\(NumericLibrary.configuration), \(threads) \(threads == 1 ? "thread" : "threads")",
        state: threads == 1 ? .good : .notice,
        help: threads == 1 ? nil : "several series are worked on at once by --jobs, not by threads"),
      arithmetic, vectors,
    ]
  }

  /// A least-squares fit whose solution is known: a line through y = 1 + x/8 with noise of ±1.
  private static var arithmetic: Finding {
    let count = 16
    var design = Matrix(rows: count, columns: 2, repeating: 1)
    var response: [Double] = []
    for row in 0..<count {
      let x = Double(row)
      design[row, 1] = x
      // +1, -1, -1, +1: orthogonal to a constant and to a line.
      response.append(1 + x / 8 + (row % 4 == 0 || row % 4 == 3 ? 1 : -1))
    }
    let found = try? LeastSquares(design).solve(response).coefficients
    let error = found.map { max(abs($0[0] - 1), abs($0[1] - 0.125)) } ?? .infinity
    return error < 1e-13
      ? Finding("arithmetic", "a least-squares fit is right to 13 digits")
      : Finding(
        "arithmetic", "a least-squares fit is off by \(error)", state: .bad,
        help: "BLAS and LAPACK may be of different builds: reinstall libopenblas and liblapack")
  }

  private static var vectors: Finding {
    let flags = processorFlags
    let found = ["sse4_2", "avx", "avx2", "fma", "avx512f", "asimd", "sve"].filter(flags.contains)
    #if arch(x86_64)
      let hasKernels = flags.contains("avx2") && flags.contains("fma")
      let words = hasKernels ? "regressions of panels use AVX2 and FMA" : "no AVX2 and FMA"
      return Finding(
        "vectors", (found + [words]).joined(separator: ", "), state: hasKernels ? .good : .notice,
        help: hasKernels ? nil : "results are the same; regressions of large panels take longer")
    #else
      return Finding("vectors", found.joined(separator: ", "))
    #endif
  }

  private static var processorFlags: Set<String> {
    guard let data = FileManager.default.contents(atPath: "/proc/cpuinfo") else { return [] }
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first {
      $0.hasPrefix("flags") || $0.hasPrefix("Features")
    }
    return Set(line?.split(separator: " ").map(String.init) ?? [])
  }
}
