import Pipelines

/// What a function of the library is asked, and how it answers.
protocol LibraryRequest {
  /// Reads the options; problems are left in `options`.
  init(_ options: inout Options)
  /// Reads the data and does the work.
  ///
  /// - Throws: why the data as a whole cannot be used.
  func answer(_ source: ArrowSource) throws(Rejection) -> LibraryAnswer
}

/// What a function of the library gives back.
struct LibraryAnswer {
  /// The result.
  let table: ArrowTable
  /// Whether some series have none.
  let isPartial: Bool
  /// The report, a JSON document.
  let report: String
}
