public import Pipelines

/// What was found of the machine, as text for a terminal.
public enum InstallationText {
  /// One line a finding, with what to do below those that need it.
  public static func lines(of installation: Installation, width: Int? = nil) -> [String] {
    let names = installation.findings.map(\.name.displayWidth).max() ?? 0
    var lines: [String] = []
    for finding in installation.findings {
      let mark =
        switch finding.state {
        case .good: "ok    "
        case .notice: "note  "
        case .bad: "fails "
        }
      let pad = String(repeating: " ", count: names - finding.name.displayWidth)
      let line = "\(mark)\(finding.name)\(pad)  \(finding.text)"
      lines.append(width.map { line.truncated(toWidth: max(40, $0)) } ?? line)
      if let help = finding.help {
        lines.append(String(repeating: " ", count: 8 + names) + "help: \(help)")
      }
    }
    return lines
  }
}
