#if Excel
  import CXLSXWriter

  /// Writes workbooks by libxlsxwriter, whose structures all belong to the workbook and go with it.
  @safe struct WorkbookFile {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let heading: UnsafeMutablePointer<lxw_format>
    private let grouped: UnsafeMutablePointer<lxw_format>

    /// Writes a workbook that Excel can hold.
    static func write(_ workbook: Workbook, to path: String) throws(WorkbookError) {
      guard let file = WorkbookFile(path) else { throw .unwritable("out of memory") }
      file.describe(workbook.title)
      let names = SheetNames.fitting(workbook.sheets.map(\.name))
      var failure: lxw_error?
      for (sheet, name) in zip(workbook.sheets, names) where failure == nil {
        failure = file.add(sheet, named: name)
      }
      // Closing frees the workbook, also after a failure.
      let status = unsafe workbook_close(file.book)
      if let problem = failure ?? (status == LXW_NO_ERROR ? nil : status) {
        throw .unwritable(unsafe String(cString: lxw_strerror(problem)))
      }
    }

    private init?(_ path: String) {
      guard let book = unsafe workbook_new(path), let heading = unsafe workbook_add_format(book),
        let grouped = unsafe workbook_add_format(book)
      else { return nil }
      unsafe self.book = book
      unsafe self.heading = heading
      unsafe self.grouped = grouped
      unsafe format_set_bold(heading)
      unsafe format_set_bottom(heading, UInt8(LXW_BORDER_THIN.rawValue))
      unsafe format_set_num_format(grouped, "#,##0.####")
    }

    /// Sets the title, and the date of making to one that never changes.
    private func describe(_ title: String) {
      var properties = unsafe lxw_doc_properties()
      // 1980-01-01, the first day of zip files.
      unsafe properties.created = 315_532_800
      var text = Array(title.utf8CString)
      unsafe text.withUnsafeMutableBufferPointer { text in
        unsafe properties.title = text.baseAddress
        _ = unsafe workbook_set_properties(book, &properties)
      }
    }

    /// Adds a sheet; returns what went wrong.
    private func add(_ sheet: Sheet, named name: String) -> lxw_error? {
      guard let page = unsafe workbook_add_worksheet(book, name) else {
        return LXW_ERROR_MEMORY_MALLOC_FAILED
      }
      for (index, column) in sheet.columns.enumerated() {
        let place = lxw_col_t(index)
        unsafe worksheet_set_column(page, place, place, column.width, nil)
        let status = unsafe worksheet_write_string(page, 0, place, column.heading, heading)
        if status != LXW_NO_ERROR { return status }
      }
      unsafe worksheet_freeze_panes(page, 1, 1)
      for (index, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          let status = unsafe write(cell, page, lxw_row_t(index + 1), lxw_col_t(column))
          if status != LXW_NO_ERROR { return status }
        }
      }
      return sheet.chart.flatMap { unsafe add($0, of: sheet, named: name, to: page) }
    }

    private func write(
      _ cell: Cell, _ page: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
      _ column: lxw_col_t
    ) -> lxw_error {
      switch cell {
      case .empty: LXW_NO_ERROR
      case .text(let text):
        unsafe text.isEmpty ? LXW_NO_ERROR : worksheet_write_string(page, row, column, text, nil)
      case .number(let value):
        unsafe value.isFinite
          ? worksheet_write_number(page, row, column, value, grouped) : LXW_NO_ERROR
      case .plain(let value):
        unsafe worksheet_write_number(page, row, column, Double(value), nil)
      }
    }

    private func add(
      _ chart: LineChart, of sheet: Sheet, named name: String,
      to page: UnsafeMutablePointer<lxw_worksheet>
    ) -> lxw_error? {
      let last = lxw_row_t(sheet.rows.count)
      guard last > 0 else { return nil }
      guard let picture = unsafe workbook_add_chart(book, UInt8(LXW_CHART_LINE.rawValue)) else {
        return LXW_ERROR_MEMORY_MALLOC_FAILED
      }
      unsafe chart_title_set_name(picture, chart.title)
      unsafe chart_show_blanks_as(picture, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
      unsafe chart_legend_set_position(picture, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
      if !chart.unit.isEmpty { unsafe chart_axis_set_name(picture.pointee.y_axis, chart.unit) }
      let categories = lxw_col_t(chart.categories)
      for line in chart.lines {
        guard let series = unsafe chart_add_series(picture, nil, nil) else {
          return LXW_ERROR_MEMORY_MALLOC_FAILED
        }
        let column = lxw_col_t(line.column)
        unsafe chart_series_set_categories(series, name, 1, categories, last, categories)
        unsafe chart_series_set_values(series, name, 1, column, last, column)
        unsafe chart_series_set_name_range(series, name, 0, column)
        var stroke = lxw_chart_line()
        stroke.color = line.color
        stroke.width = line.isDashed ? 1 : 2.25
        stroke.dash_type = UInt8(
          (line.isDashed ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID).rawValue)
        unsafe chart_series_set_line(series, &stroke)
      }
      let beside = lxw_col_t(sheet.columns.count + 1)
      let status = unsafe worksheet_insert_chart(page, 1, beside, picture)
      return status == LXW_NO_ERROR ? nil : status
    }
  }
#endif
