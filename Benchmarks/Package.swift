// swift-tools-version: 6.3
import PackageDescription

let benchmark: Target.Dependency = .product(name: "Benchmark", package: "benchmark")
let plugin: Target.PluginUsage = .plugin(name: "BenchmarkPlugin", package: "benchmark")

let package = Package(
  name: "benchmarks",
  dependencies: [
    // Named, because a clone's folder may be called anything.
    .package(name: "almanac", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // What the benchmarks are compared with, in C, so that it pays nothing for Swift.
    .target(
      name: "CReference", path: "CReference", linkerSettings: [.linkedLibrary("openblas")]),
    .target(name: "Contest", dependencies: [benchmark, "CReference"], path: "Contest"),
    .executableTarget(
      name: "PanelRegression",
      dependencies: [
        benchmark, "CReference", "Contest",
        .product(name: "LinearAlgebra", package: "almanac"),
      ],
      path: "PanelRegression", plugins: [plugin]),
    .executableTarget(
      name: "BatchedRegression",
      dependencies: [
        benchmark, "CReference", "Contest",
        .product(name: "LinearAlgebra", package: "almanac"),
      ],
      path: "BatchedRegression", plugins: [plugin]),
    // Run by csv/run beside another program's reader, so it is a program of its own.
    .executableTarget(
      name: "csv-read", dependencies: [.product(name: "Tabular", package: "almanac")],
      path: "csv/Read"),
  ]
)
