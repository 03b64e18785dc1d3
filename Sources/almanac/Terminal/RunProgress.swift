import Pipelines
import Synchronization

/// Progress on standard error: one line that is overwritten on a terminal, nothing elsewhere.
final class RunProgress: Sendable {
  private struct State {
    var stage = ""
    var total = 0
    var done = 0
    var pace = Pace()
  }

  private let state = Mutex(State())
  private let isShown = StandardStream.error.isTerminal

  /// Shows what an event tells.
  func show(_ event: RunEvent) {
    guard isShown else { return }
    let line = state.withLock { state -> String? in
      switch event {
      case .stageStarted(let stage, let stale, _):
        state = State(stage: stage.rawValue, total: stale)
        return stale == 0 ? nil : "\(state.stage) …"
      case .seriesDone(_, let series):
        state.done += 1
        return "\(state.stage) \(state.done)/\(state.total)"
          + "\(state.pace.text(state.done, of: state.total)), \(series)"
      case .stageDone:
        return nil
      }
    }
    if let line { StandardStream.error.overwrite(line) }
  }

  /// Removes the line.
  func end() {
    if isShown { StandardStream.error.write("\r\u{1B}[K") }
  }
}
