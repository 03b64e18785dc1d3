import Foundation
import TestSupport
import Testing

/// The arrows between our own targets, as the design draws them.
private let arrows: [String: Set<String>] = [
  "CLAPACK": [],
  // The width of a terminal takes a call that Swift does not have: a header without pointers.
  "CTerminal": [],
  "ExtendedPrecision": [],
  "LinearAlgebra": ["CLAPACK", "ExtendedPrecision"],
  "Optimization": ["ExtendedPrecision", "LinearAlgebra"],
  "Statistics": ["ExtendedPrecision", "LinearAlgebra"],
  "TimeSeries": [],
  "Indicators": ["TimeSeries"],
  "Extraction": ["Indicators", "TimeSeries"],
  "Forecasting": [
    "ExtendedPrecision", "LinearAlgebra", "Optimization", "Statistics", "TimeSeries",
  ],
  "Evaluation": ["Forecasting", "Statistics", "TimeSeries"],
  "Tabular": ["TimeSeries"],
  "Pipelines": [
    "Evaluation", "Extraction", "Forecasting", "Indicators", "LinearAlgebra", "Statistics",
    "Tabular", "TimeSeries",
  ],
  "CXLSXWriter": [],
  "Workbooks": ["CXLSXWriter"],
  "Reporting": [
    "Evaluation", "Extraction", "Forecasting", "Indicators", "Pipelines", "Tabular", "TimeSeries",
    "Workbooks",
  ],
  "almanac": [
    "CTerminal", "Evaluation", "Extraction", "Forecasting", "Indicators", "Pipelines", "Reporting",
    "Tabular", "TimeSeries",
  ],
  "CAlmanac": [],
  "AlmanacLibrary": [
    "CAlmanac", "Evaluation", "Forecasting", "Pipelines", "Reporting", "Tabular", "TimeSeries",
  ],
]

@Test(arguments: arrows.keys.sorted())
func `a target imports only what its arrows allow`(target: String) throws {
  let allowed = try #require(arrows[target]).union([target])
  for file in try swiftFiles(below: "Sources/\(target)") {
    for module in file.imports where arrows.keys.contains(module) {
      #expect(allowed.contains(module), "\(target)/\(file.path) imports \(module)")
    }
  }
}

@Test func `every folder of Sources has its arrows written down`() throws {
  #expect(try Set(sourceTargets()) == Set(arrows.keys))
}

@Test func `the manifest declares exactly these arrows`() throws {
  let manifest = try String(
    contentsOf: repositoryRoot.appending(path: "Package.swift"), encoding: .utf8)
  let declarations = manifest.components(separatedBy: "arget(").dropFirst()
  var found: [String: Set<String>] = [:]
  for declaration in declarations {
    let quoted = declaration.split(separator: "\"", omittingEmptySubsequences: false)
    let strings = stride(from: 1, to: quoted.count, by: 2).map { String(quoted[$0]) }
    guard let name = strings.first, arrows.keys.contains(name) else { continue }
    found[name] = Set(strings.dropFirst().filter { arrows.keys.contains($0) })
  }
  found["CLAPACK"] = []
  found["CTerminal"] = []
  found["CAlmanac"] = []
  found["CXLSXWriter"] = []
  #expect(found == arrows)
}
