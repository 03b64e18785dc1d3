// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .strictMemorySafety(),  // SE-0458
]

let package = Package(
  name: "almanac",
  products: [
    .executable(name: "almanac", targets: ["almanac"]),
    .library(name: "Forecasting", targets: ["Forecasting"]),
    .library(name: "LinearAlgebra", targets: ["LinearAlgebra"]),
    .library(name: "Pipelines", targets: ["Pipelines"]),
    .library(name: "Tabular", targets: ["Tabular", "TimeSeries"]),
    .library(name: "AlmanacLibrary", type: .static, targets: ["AlmanacLibrary"]),
  ],
  traits: [
    .trait(name: "Excel", description: "Workbooks of Excel, by Debian's libxlsxwriter-dev.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // MARK: - Numerics
    .systemLibrary(
      name: "CLAPACK", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapack-dev"])]),
    .systemLibrary(name: "CTerminal"),
    .systemLibrary(name: "CAlmanac"),
    .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "ExtendedPrecision",
      dependencies: [.product(name: "RealModule", package: "swift-numerics")],
      swiftSettings: settings),
    .target(
      name: "LinearAlgebra",
      dependencies: [
        "CLAPACK", "ExtendedPrecision", .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: settings),
    .target(
      name: "Optimization",
      dependencies: [
        "ExtendedPrecision", "LinearAlgebra",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: settings),
    .target(
      name: "Statistics",
      dependencies: [
        "ExtendedPrecision", "LinearAlgebra",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: settings),

    // MARK: - Domain
    .target(name: "TimeSeries", swiftSettings: settings),
    .target(name: "Indicators", dependencies: ["TimeSeries"], swiftSettings: settings),
    .target(
      name: "Extraction", dependencies: ["Indicators", "TimeSeries"], swiftSettings: settings),
    .target(
      name: "Forecasting",
      dependencies: [
        "ExtendedPrecision", "LinearAlgebra", "Optimization", "Statistics", "TimeSeries",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: settings),
    .target(
      name: "Evaluation",
      dependencies: [
        "Forecasting", "Statistics", "TimeSeries",
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: settings),

    // MARK: - Edges
    .target(
      name: "Tabular",
      dependencies: ["TimeSeries", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .target(
      name: "Workbooks",
      dependencies: [.byName(name: "CXLSXWriter", condition: .when(traits: ["Excel"]))],
      swiftSettings: settings),
    .target(
      name: "Pipelines",
      dependencies: [
        "Evaluation", "Extraction", "Forecasting", "Indicators", "LinearAlgebra", "Statistics",
        "Tabular", "TimeSeries", "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: settings),
    .target(
      name: "Reporting",
      dependencies: [
        "Evaluation", "Extraction", "Forecasting", "Indicators", "Pipelines", "Tabular",
        "TimeSeries", "Workbooks",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("HTML/Templates")],
      swiftSettings: settings),
    .executableTarget(
      name: "almanac",
      dependencies: [
        "CTerminal", "Evaluation", "Extraction", "Forecasting", "Indicators", "Pipelines",
        "Reporting", "Tabular", "TimeSeries",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "AlmanacLibrary",
      dependencies: [
        "CAlmanac", "Evaluation", "Forecasting", "Pipelines", "Reporting", "Tabular", "TimeSeries",
      ],
      swiftSettings: settings),

    // MARK: - Tests
    .target(
      name: "TestSupport", dependencies: ["Statistics"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "ExtendedPrecisionTests", dependencies: ["ExtendedPrecision", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LinearAlgebraTests",
      dependencies: ["LinearAlgebra", "ExtendedPrecision", "Statistics", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "OptimizationTests",
      dependencies: ["Optimization", "ExtendedPrecision", "LinearAlgebra", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "StatisticsTests",
      dependencies: ["Statistics", "ExtendedPrecision", "LinearAlgebra", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "TimeSeriesTests", dependencies: ["TimeSeries", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "IndicatorsTests",
      dependencies: [
        "Indicators", "TimeSeries", "TestSupport", "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ExtractionTests",
      dependencies: ["Extraction", "Indicators", "Tabular", "TimeSeries", "TestSupport", "Yams"],
      swiftSettings: settings),
    .testTarget(
      name: "ForecastingTests",
      dependencies: [
        "Forecasting", "ExtendedPrecision", "LinearAlgebra", "Optimization", "Statistics",
        "TimeSeries", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EvaluationTests",
      dependencies: ["Evaluation", "Forecasting", "Statistics", "TimeSeries", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "TabularTests",
      dependencies: [
        "Tabular", "TimeSeries", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "WorkbooksTests", dependencies: ["Workbooks"], exclude: ["check.py"],
      swiftSettings: settings),
    .testTarget(
      name: "PipelinesTests",
      dependencies: [
        "Pipelines", "Evaluation", "Forecasting", "Indicators", "Statistics", "Tabular",
        "TimeSeries", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      exclude: ["Transcripts"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Forecasting", "Pipelines", "Tabular", "TestSupport", "TimeSeries",
        "Workbooks",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "almanacTests",
      dependencies: [
        "almanac", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "almanac-c-test", dependencies: ["AlmanacLibrary"], path: "Tests/CLibrary",
      exclude: ["run", "swift-runtime.supp"]),
    .testTarget(
      name: "AlmanacLibraryTests", dependencies: ["AlmanacLibrary", "TimeSeries", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
  ]
)
