/// Words before numbers that are names and no figures.
enum PrefixWords {
  /// `page 12`, `ISO 9001`.
  static let english: Set<String> = [
    "page", "pages", "p", "pp", "section", "sections", "chapter", "article", "articles", "figure",
    "fig", "table", "tables", "room", "version", "v", "iso", "gb", "flight", "gate", "box", "code",
    "postcode", "zip", "tel", "phone", "fax", "call", "ext", "top", "swift", "python", "release",
    "item", "clause", "paragraph", "appendix", "annex", "volume", "vol", "issue", "part", "step",
    "rule", "rules", "line", "bus", "route", "highway", "building", "floor", "unit",
    "covid", "isbn", "issn", "doi", "note", "question", "equation", "example", "exhibit", "phase",
    "type", "model", "class", "grade", "level", "stage", "id",
  ]

  /// `第3章`, `图5`.
  static let chinese: Set<String> = ["图", "表", "第", "号", "页", "章", "条", "节", "附", "房", "编"]

  /// Characters behind a number that make it a name or a place in a list.
  static let suffixes: Set<String> = [
    "号", "章", "条", "节", "页", "版", "届", "时", "分", "日", "楼", "室", "、", "届", "期", "周", "中", "一",
    "岁", "秒", "点",
  ]
}
