public import FoundationEssentials

extension Workbook {
  /// Whether this program can write workbooks: whether it was built with the trait `Excel`.
  public static var isSupported: Bool {
    #if Excel
      true
    #else
      false
    #endif
  }

  /// The file: the same bytes whenever and wherever it is made.
  ///
  /// - Throws: `notBuilt` without the trait `Excel`; `tooLarge` and `longText` where Excel cannot hold
  ///   the sheets; `unwritable` where the folder for passing files takes none.
  public func data() throws(WorkbookError) -> Data {
    try check()
    #if Excel
      // The library writes to files alone.
      let path = FileManager.default.temporaryDirectory
        .appending(path: "almanac-\(UUID().uuidString).xlsx")
      defer { try? FileManager.default.removeItem(at: path) }
      try WorkbookFile.write(self, to: path.path)
      do { return try Data(contentsOf: path) } catch { throw .unwritable("\(error)") }
    #else
      throw .notBuilt
    #endif
  }

  /// Whether Excel can hold the sheets.
  private func check() throws(WorkbookError) {
    for sheet in sheets {
      precondition(
        sheet.rows.allSatisfy { $0.count <= sheet.columns.count },
        "a row of '\(sheet.name)' has more cells than there are columns")
      guard sheet.rows.count < 1_048_576, sheet.columns.count <= 16_384 else {
        throw .tooLarge(sheet: sheet.name, rows: sheet.rows.count + 1, columns: sheet.columns.count)
      }
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          if case .text(let text) = cell, text.utf16.count > 32_767 {
            throw .longText(sheet: sheet.name, row: row + 2, column: column + 1)
          }
        }
      }
    }
  }
}
