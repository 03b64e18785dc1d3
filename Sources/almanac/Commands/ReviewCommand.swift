import ArgumentParser
import Foundation
import Pipelines
import Reporting

/// `almanac review`.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Steps through the proposed statements of a file: accept, reject, edit.",
    discussion: """
      Shows each row of status proposed with its sentence and asks for a key:
        a  accept (the row must be a whole statement)     r  reject
        e  edit a cell: e indicator=gerd, or e and then column=value
        s  skip     b  back to the row before     q  quit
      Each decision is written at once; an interruption loses nothing. Answers may come from a file:
        printf 'a\\ne indicator=gerd\\na\\nr\\nq\\n' | almanac review proposed.csv

      Exit codes: 0 done, 2 the file cannot be read or written, 64 no answers and no terminal.
      """)

  @Argument(help: "The file of statements (CSV).", completion: .file(extensions: ["csv"]))
  var file: String

  func run() throws {
    var review: StatementReview
    do throws(Rejection) {
      review = try StatementReview(path: file)
    } catch {
      throw error.printed()
    }
    if review.proposed.isEmpty {
      StandardStream.output.write("\(file): no proposed rows\n")
      return
    }
    var session = ReviewSession(answers: ReviewAnswers())
    do throws(Rejection) {
      try session.run(&review)
    } catch {
      throw error.printed()
    }
    if !session.hasAnswers {
      throw ValidationError(
        "review asks questions and standard input has no answers; run it in a terminal, or pipe keys: "
          + "printf 'a\\nr\\nq\\n' | almanac review \(file)")
    }
    StandardStream.output.write(ReviewText.summary(review))
  }
}
