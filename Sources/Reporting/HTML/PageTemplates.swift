import Mustache

/// The templates, the style sheet and the script of a page, which the program carries in itself.
///
/// A point before a name keeps Mustache from looking for it in all that surrounds the current value,
/// which takes most of the time of a page where names may be missing.
struct PageTemplates: Sendable {
  private let library: MustacheLibrary
  /// The style sheet.
  let style = text(PackageResources.style_css)
  /// The script.
  let script = text(PackageResources.script_js)

  private static let sources = [
    ("page", text(PackageResources.page_mustache)),
    ("difference", text(PackageResources.difference_mustache)),
    ("head", text(PackageResources.head_mustache)),
    ("foot", text(PackageResources.foot_mustache)),
    ("section", text(PackageResources.section_mustache)),
    ("chart", text(PackageResources.chart_mustache)),
    ("table", text(PackageResources.table_mustache)),
  ]

  /// Reads the templates.
  init() {
    var library = MustacheLibrary()
    for (name, source) in Self.sources {
      do {
        try library.register(source, named: name)
      } catch {
        preconditionFailure("the template '\(name)' is malformed: \(error)")
      }
    }
    self.library = library
  }

  /// A page as HTML that is well-formed XML too.
  func render(_ page: ReportPage) -> String { library.render(page, withTemplate: "page") ?? "" }

  /// The page of a difference, as HTML that is well-formed XML too.
  func render(_ page: DifferencePage) -> String {
    library.render(page, withTemplate: "difference") ?? ""
  }

  /// What a template asks of its page, partials and the current value apart.
  static func names(in template: String) -> [String] {
    let source = sources.first { $0.0 == template }?.1 ?? ""
    return source.split(separator: "{{").dropFirst().compactMap { part in
      let name = part.prefix { $0 != "}" }.drop { "{#^/.".contains($0) }
      return name.isEmpty || name.hasPrefix(">") ? nil : String(name)
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
