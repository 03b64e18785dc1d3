import Foundation

/// One of NIST's linear regressions with certified results, from `Datasets/Certified/linear`.
public struct CertifiedLinearSet: Sendable {
  /// NIST's name, for instance `Filip`.
  public let name: String
  /// The columns of the data by their names, `y` and the regressors.
  public let data: [String: [Double]]
  /// The certified coefficients by the index of the parameter, 0 for the intercept.
  public let coefficients: [Int: Double]
  /// The certified standard errors by the index of the parameter.
  public let standardErrors: [Int: Double]
  /// The other certified figures by their names in the file.
  public let figures: [String: Double]
  /// The model as a formula.
  public let formula: String

  /// The names of all sets, from easy to hard as NIST lists them.
  public static let names = [
    "Norris", "Pontius", "NoInt1", "NoInt2", "Filip", "Longley", "Wampler1", "Wampler2",
    "Wampler3", "Wampler4", "Wampler5",
  ]

  /// Reads a set.
  ///
  /// - Throws: where a file cannot be read.
  public init(_ name: String) throws {
    self.name = name
    let data = try Self.rows("\(name).csv")
    self.data = Dictionary(
      uniqueKeysWithValues: data[0].enumerated().map { column, title in
        (title, data.dropFirst().compactMap { Double($0[column]) })
      })
    let certified = try Self.rows("certified.csv").filter { $0[0] == name }
    func values(_ quantity: String) -> [Int: Double] {
      Dictionary(
        uniqueKeysWithValues: certified.filter { $0[1] == quantity }.compactMap { row in
          guard let index = Int(row[2]), let value = Double(row[3]) else { return nil }
          return (index, value)
        })
    }
    coefficients = values("coefficient")
    standardErrors = values("standard-error")
    figures = Dictionary(
      uniqueKeysWithValues: certified.filter { $0[2].isEmpty }.compactMap { row in
        Double(row[3]).map { (row[1], $0) }
      })
    formula = try Self.rows("sets.csv").first { $0[0] == name }?[1] ?? ""
  }

  private static func rows(_ file: String) throws -> [[String]] {
    let folder = repositoryRoot.appending(path: "Datasets/Certified/linear")
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    return text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
