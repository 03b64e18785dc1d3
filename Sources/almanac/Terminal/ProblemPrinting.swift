import Pipelines

extension StandardStream {
  /// Prints one line a problem, the first of many.
  func write(_ problems: [PanelProblem], as word: String) {
    let most = 20
    for problem in problems.prefix(most) {
      write("\(word): \(problem.series): \(problem.reason)\n")
    }
    if problems.count > most { write("… and \(problems.count - most) more of these\n") }
  }
}
