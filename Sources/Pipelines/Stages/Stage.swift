/// A step of a pipeline from one type to the next.
///
/// The chain is ``IngestStage`` → ``FitStage`` → ``ProjectStage`` → ``ReportStage``.
protocol Stage<Input, Output>: Sendable {
  associatedtype Input: Sendable
  associatedtype Output: Sendable

  /// Which of the stages it is.
  static var name: StageName { get }

  /// Computes what is stale and takes the rest from the store.
  ///
  /// - Throws: what ends the run; a series that fails is part of the output.
  func run(_ input: Input) async throws(RunError) -> Output
}
