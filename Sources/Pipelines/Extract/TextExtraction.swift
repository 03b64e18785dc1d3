public import Extraction
public import FoundationEssentials
public import Indicators

/// What `almanac extract` is asked for.
public struct ExtractionRequest: Sendable {
  /// The file, or `-`; only named in diagnostics.
  public var path: String
  /// Its bytes; nil to read the file.
  public var data: Data?
  /// How it is written; by the name's ending, or the first bytes, where it is nil.
  public var format: SourceText.Format?
  /// The indicator sheet whose names are looked for.
  public var sheet: String?
  /// Date of publication, which relative years are resolved against.
  public var published: PublicationDate?
  /// Who published it, under which title and address, and the id of the original source.
  public var source = Source()

  /// A request with nothing but a file.
  public init(path: String) { self.path = path }
}

/// The proposed statements of a text as rows of a file of statements.
public struct TextExtraction: Sendable {
  /// A proposal with its sentence's hash.
  public struct Row: Sendable {
    /// What was found.
    public let proposal: Proposal
    /// SHA-256 of the sentence, hexadecimal.
    public let sentenceHash: String
    /// The text of a column of statements.
    public func text(_ column: StatementColumn) -> String { cells[column] ?? "" }
    let cells: [StatementColumn: String]
  }

  /// In the order of the text.
  public let rows: [Row]
  /// Sentences read.
  public let sentences: Int
  /// Figures that make no statement, such as a fall by more than 100 %.
  public let incoherent: Int

  /// Reads the text and the sheet, and finds the statements.
  ///
  /// - Throws: what is wrong with the files: missing, empty, not UTF-8; problems of the sheet.
  /// - Complexity: O(bytes).
  public init(_ request: ExtractionRequest) throws(Rejection) {
    let data = try Self.data(of: request)
    var sheet = IndicatorSheet()
    if let path = request.sheet { sheet = try Self.sheet(path) }
    let format = request.format ?? Self.format(of: data, path: request.path)
    let text = SourceText([UInt8](data), format: format)
    let result = Extractor(sheet: sheet, published: request.published).result(of: text)
    var shared: [StatementColumn: String] = [
      .publisher: request.source.publisher, .title: request.source.title, .url: request.source.url,
      .source: request.source.id,
    ]
    if let published = request.published { shared[.published] = published.description }
    var hashed = (sentence: "", hash: "")
    rows = result.proposals.map { proposal in
      if hashed.hash.isEmpty || hashed.sentence != proposal.sentence {
        hashed = (proposal.sentence, Digest.sha256(Data(proposal.sentence.utf8)))
      }
      return Row(
        proposal: proposal, sentenceHash: hashed.hash,
        cells: proposal.cells.merging(shared) { own, _ in own })
    }
    sentences = result.sentences
    incoherent = result.incoherent
  }

  private static func data(of request: ExtractionRequest) throws(Rejection) -> Data {
    let data: Data
    if let given = request.data {
      data = given
    } else {
      do throws(Diagnostic) {
        data = try InputFile(
          path: request.path, namedAt: SourceLocation(file: request.path)
        ).data
      } catch {
        throw Rejection([error])
      }
    }
    if let problem = Encoding.problem(in: data, path: request.path) { throw Rejection([problem]) }
    let isBlank = data.allSatisfy { $0 <= 0x20 } || Array(data) == Encoding.utf8Mark
    if isBlank { throw Rejection([.emptyText(request.path)]) }
    return data
  }

  private static func sheet(_ path: String) throws(Rejection) -> IndicatorSheet {
    var problems: [Diagnostic] = []
    let sheet: IndicatorSheet
    do throws(Diagnostic) {
      sheet = SheetReader.read(try SourceFile(path: path), &problems).sheet
    } catch {
      throw Rejection([error])
    }
    if problems.contains(where: { $0.severity == .error }) { throw Rejection(problems) }
    return sheet
  }

  private static func format(of data: Data, path: String) -> SourceText.Format {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "html", "htm", "xhtml": return .html
    case "md", "markdown": return .markdown
    case "txt", "text": return .text
    default:
      let start = String(decoding: data.prefix(512), as: UTF8.self).lowercased()
      return start.contains("<!doctype html") || start.contains("<html") ? .html : .text
    }
  }
}
