import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
  private static let commands = [
    "run", "plan", "check", "explain", "runs", "diff", "forecast", "models", "schema", "init",
    "doctor",
  ]

  @Test(arguments: commands)
  func `every command explains itself`(command: String) throws {
    let outcome = try almanac([command, "--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("USAGE: almanac \(command)"))
    #expect(outcome.errors.isEmpty)
  }

  @Test func `the overview lists all commands`() throws {
    let outcome = try almanac(["--help"])
    #expect(outcome.status == 0)
    for command in Self.commands {
      #expect(outcome.output.contains("  \(command) "))
    }
  }

  @Test(arguments: [["fly"], ["run"], ["run", "p.yaml", "--jobs", "0"], ["models", "niave"]])
  func `wrong usage exits with 64 and says what is right`(arguments: [String]) throws {
    let outcome = try almanac(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("almanac"))
  }

  @Test func `a mistyped model gets a suggestion`() throws {
    #expect(try almanac(["models", "niave"]).errors.contains("did you mean 'naive'?"))
  }

  @Test(arguments: ["run", "plan", "check"])
  func `a missing pipeline is rejected with its name`(command: String) throws {
    let outcome = try almanac([command, "no-such-file.yaml"])
    #expect(outcome.status == 2)
    #expect((outcome.output + outcome.errors).contains("no-such-file.yaml"))
    #expect((outcome.output + outcome.errors).contains("error[P001]"))
  }

  @Test func `the schema is JSON and names every model`() throws {
    let outcome = try almanac(["schema"])
    #expect(outcome.status == 0)
    let schema = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(schema is [String: Any])
    #expect(outcome.output.contains("\"drift\""))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completion scripts are there`(shell: String) throws {
    let outcome = try almanac(["--generate-completion-script", shell])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("forecast"))
  }
}
