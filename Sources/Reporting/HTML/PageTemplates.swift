import Mustache

/// The templates, the style sheet and the script of a page, which the program carries in itself.
struct PageTemplates: Sendable {
  private let library: MustacheLibrary
  /// The style sheet.
  let style = text(PackageResources.style_css)
  /// The script.
  let script = text(PackageResources.script_js)

  /// Reads the templates.
  init() {
    var library = MustacheLibrary()
    for (name, bytes) in [
      ("page", PackageResources.page_mustache), ("section", PackageResources.section_mustache),
      ("chart", PackageResources.chart_mustache), ("table", PackageResources.table_mustache),
    ] {
      do {
        try library.register(Self.text(bytes), named: name)
      } catch {
        preconditionFailure("the template '\(name)' is malformed: \(error)")
      }
    }
    self.library = library
  }

  /// A page as HTML that is well-formed XML too.
  func render(_ page: ReportPage) -> String { library.render(page, withTemplate: "page") ?? "" }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
