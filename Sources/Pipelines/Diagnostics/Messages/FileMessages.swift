extension Diagnostic {
  static func missingFile(_ path: String, at place: SourceLocation? = nil) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "there is no file '\(path)'", at: place ?? SourceLocation(file: path),
      help: place == nil ? nil : "paths start at the folder of the pipeline file")
  }

  static func unreadableFile(_ path: String, at place: SourceLocation? = nil) -> Diagnostic {
    Diagnostic(
      .unreadableFile, "'\(path)' may not be read", at: place ?? SourceLocation(file: path),
      help: "check the permissions of the file")
  }

  static func folderInsteadOfFile(_ path: String, at place: SourceLocation? = nil) -> Diagnostic {
    Diagnostic(
      .notARegularFile, "'\(path)' is a folder", at: place ?? SourceLocation(file: path),
      help: "name a file inside it")
  }

  static func fileTooLarge(_ path: String, bytes: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      .excessiveYAML, "the file has \(bytes) bytes; at most \(limit) are read",
      at: SourceLocation(file: path), help: "keep large data in a CSV file")
  }

  static func emptyFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .emptyFile, "the file is empty", at: SourceLocation(file: path),
      help: "restore the file; writing it may have been interrupted")
  }

  static func utf16(_ path: String) -> Diagnostic {
    Diagnostic(
      .wrongEncoding, "the file is UTF-16, not UTF-8", at: SourceLocation(file: path),
      help: "save it as UTF-8: iconv -f UTF-16 -t UTF-8")
  }

  static func nulByte(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .wrongEncoding, "the file has a NUL byte here and is not text", at: place,
      help: "restore the file, or save it as UTF-8 text")
  }

  static func invalidUTF8(_ byte: UInt8, at place: SourceLocation) -> Diagnostic {
    let digits = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      .wrongEncoding, "byte 0x\(digits) is not UTF-8", at: place,
      help: "save the file as UTF-8; Chinese text is often GB18030: iconv -f GB18030 -t UTF-8")
  }
}
