import ArgumentParser
import Foundation
import Pipelines
import Reporting

/// `almanac doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks the installation: libraries, vector registers, store, terminal, sizes.",
    discussion: """
      Makes a store in the folder and removes it again; changes nothing else.

      Exit codes: 0 everything works, 2 something does not.
      """)

  @Argument(
    help: "A pipeline file or a folder, for the place of its store (default: here).",
    completion: .file())
  var place: String?

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func run() throws {
    var installation = Installation([program])
    installation.findings += Installation.numerics
    installation.findings += Installation.storage(in: folder)
    installation.findings += [terminal, language]
    let output = StandardStream.output
    output.write(
      json
        ? try JSONText.document(installation)
        : InstallationText.lines(of: installation, width: output.width).joined(separator: "\n")
          + "\n")
    if !installation.isSound { throw ExitCode(2) }
  }

  /// The folder that the store lies in.
  private var folder: String {
    guard let place else { return "." }
    guard StoreOptions.isPipeline(place) else { return place }
    let folder = (place as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  private var program: Installation.Finding {
    #if arch(x86_64)
      let processor = "x86_64"
    #elseif arch(arm64)
      let processor = "arm64"
    #else
      let processor = "another processor"
    #endif
    return Installation.Finding(
      "program",
      "almanac \(Almanac.configuration.version), \(processor), "
        + ProcessInfo.processInfo.operatingSystemVersionString)
  }

  private var terminal: Installation.Finding {
    let output = StandardStream.output, talk = StandardStream.error
    let places = "output \(output.isTerminal ? "to a terminal" : "elsewhere"), talk "
    let width = output.width.map { ", \($0) columns" } ?? ""
    let colour = talk.isColored ? "colour" : "no colour"
    return Installation.Finding(
      "terminal",
      places
        + "\(talk.isTerminal ? "to a terminal, progress shown" : "elsewhere")\(width), \(colour)"
    )
  }

  private var language: Installation.Finding {
    let environment = ProcessInfo.processInfo.environment
    let value = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let isUTF8 = value?.uppercased().replacing("-", with: "").contains("UTF8") ?? false
    return isUTF8
      ? Installation.Finding("characters", value ?? "")
      : Installation.Finding(
        "characters", value ?? "no locale is set", state: .notice,
        help: "tables hold rules and signs in UTF-8: export LC_ALL=C.UTF-8 where they look wrong")
  }
}
