extension DiagnosticCode {
  /// P0xx: files that cannot be read at all.
  var fileArticle: DiagnosticArticle {
    switch self {
    case .unreadableFile:
      DiagnosticArticle(
        "file cannot be read",
        "A file named on the command line or in a pipeline is not there, or may not be opened.",
        why: "Without its input a stage would compute something else than was asked for.",
        do: "Check the spelling. Paths in a pipeline start at the folder of the pipeline file, not "
          + "at the working directory.")
    case .invalidYAML:
      DiagnosticArticle(
        "not valid YAML",
        "The text breaks the rules of YAML at the place shown, so nothing after it can be trusted.",
        why: "A guess at the meaning of a broken file could run a pipeline that nobody wrote.",
        do:
          "Mend the place shown. Frequent causes: a tab in the indentation, a missing space after "
          + "a colon, an unclosed quote or brace, a text with a colon that is not quoted.")
    case .emptyFile:
      DiagnosticArticle(
        "file without content",
        "The file has no content, or only comments.",
        why: "An empty file usually means that writing it was interrupted.",
        do: "Restore the file. `almanac init` writes a pipeline to start from.")
    case .wrongEncoding:
      DiagnosticArticle(
        "not UTF-8",
        "The file is not UTF-8 text: it has bytes that UTF-8 does not allow, a byte order mark of "
          + "UTF-16, or NUL bytes.",
        why: "Read in a wrong encoding, names and scale words such as 亿 would turn into others.",
        do: "Save the file as UTF-8, for instance `iconv -f GB18030 -t UTF-8` or `-f UTF-16`.")
    case .notARegularFile:
      DiagnosticArticle(
        "not a file",
        "The path leads to a folder or a device where a file is needed.",
        why: "Only a file has bytes that can be hashed and compared with the next run.",
        do: "Name the file inside the folder.")
    case .excessiveYAML:
      DiagnosticArticle(
        "YAML too large to be meant",
        "The file exceeds the limits: 16 MiB of text, 64 levels of nesting, 10,000 values added "
          + "by aliases.",
        why: "A few lines of nested aliases can stand for billions of values and exhaust memory.",
        do: "Write the values out, or keep large data in a CSV file.")
    case .tornTable:
      DiagnosticArticle(
        "table is torn",
        "A CSV file breaks RFC 4180: a quote that is never closed, text after a closing quote, or "
          + "a row with another number of fields than the header; or JSON breaks off or is another "
          + "document than expected.",
        why: "After a torn row every cell could belong to another column.",
        do: "Mend the row shown. A quote inside a quoted field is written twice; a comma inside a "
          + "field needs quotes around the field.")
    case .invalidDatabase:
      DiagnosticArticle(
        "database cannot be read",
        "SQLite refuses the file, the table or the query.",
        why: "The series that the pipeline expects from it would be missing.",
        do: "Try the query with the sqlite3 program; it has to return the columns unique_id, ds "
          + "and y.")
    case .refusedQuery:
      DiagnosticArticle(
        "file is an error message",
        "The file holds no data: it is what a data service answered to a query that it refused.",
        why: "There is not one value to read.",
        do: "Correct the query as the message says, and save its answer again.")
    default: preconditionFailure("\(rawValue) is not a file code")
    }
  }
}
