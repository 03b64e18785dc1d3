/// What a figure counts, as its unit word tells.
enum FigureUnit: Sendable, Hashable {
  /// An amount, by ISO 4217 code.
  case money(String)
  case percent
  case points
  /// Things; the word is no part of the unit.
  case count
  case rank
  case ratio
  /// Any other unit, as statements write it.
  case other(String)
  /// No unit word.
  case none

  /// As in the `unit` column.
  var text: String {
    switch self {
    case .money(let code): code
    case .percent: "%"
    case .points: "percentage points"
    case .count, .none: "count"
    case .rank: "rank"
    case .ratio: "ratio"
    case .other(let text): text
    }
  }

  var isMoney: Bool { if case .money = self { true } else { false } }
}

/// Words of units.
enum UnitWords {
  /// Behind a number.
  static let after = PhraseTable<FigureUnit>([
    (
      "yuan|renminbi|renminbi yuan|rmb|cny|chinese yuan|yuan rmb|元|元人民币|人民币元|人民币|块钱",
      .money("CNY")
    ),
    (
      """
      dollar|dollars|us dollars|u.s. dollars|american dollars|usd|us dollar|u.s. dollar|美元|美金
      """, .money("USD")
    ),
    ("euro|euros|eur|€|欧元", .money("EUR")),
    ("pounds|pounds sterling|gbp|英镑", .money("GBP")),
    ("yen|japanese yen|jpy|日元", .money("JPY")),
    ("hong kong dollars|hk dollars|hkd|港元|港币", .money("HKD")),
    ("won|krw|韩元", .money("KRW")), ("rupees|inr|卢比", .money("INR")),
    ("percent|per cent|pct|%|percents", .percent),
    (
      """
      percentage points|percentage point|percent points|pct points|ppts|pp|个百分点|百分点
      """, .points
    ),
    ("times|fold|倍", .ratio),
    ("tonnes|tonne|tons|ton|metric tons|metric tonnes|t|吨", .other("t")),
    ("kilowatts|kw|千瓦", .other("kW")),
    ("megawatts|mw|兆瓦", .other("MW")), ("gigawatts|gw|吉瓦", .other("GW")),
    ("kilowatt hours|kilowatt-hours|kwh|千瓦时|度电", .other("kWh")),
    ("terawatt hours|terawatt-hours|twh", .other("TWh")),
    ("kilometers|kilometres|km|公里|千米", .other("km")),
    ("hectares|公顷", .other("ha")), ("square kilometers|square kilometres|平方公里", .other("km2")),
    ("square meters|square metres|平方米", .other("m2")),
    ("cubic meters|cubic metres|立方米", .other("m3")),
    ("units|pieces", .count),
    ("家|个|件|颗|次|款|项|户|人|人次|台|辆|座|架|枚|艘|套|部|只|名|位|种|所|篇|例|株|张|册|发|台套|万户", .count),
  ])

  /// Before a number.
  static let before = PhraseTable<FigureUnit>([
    ("$|us$|us $|u.s. $|usd", .money("USD")), ("¥|rmb|rmb¥|cny|cn¥|人民币", .money("CNY")),
    ("€|eur", .money("EUR")), ("£|gbp", .money("GBP")), ("hk$|hkd", .money("HKD")),
    ("百分之", .percent),
  ])

  /// Plurals of things that figures without any other unit count.
  static let counted: Set<String> = [
    "applications", "satellites", "enterprises", "companies", "firms", "users", "services",
    "models", "patents", "launches", "vehicles", "cars", "people", "persons", "workers",
    "employees", "stations", "clusters", "brands", "papers", "articles", "researchers",
    "spacecraft", "startups", "unicorns", "robots", "chips", "subscribers", "households",
    "students", "trademarks", "algorithms", "apps", "jobs", "centers", "centres", "laboratories",
    "hospitals", "schools", "universities", "games", "drugs", "aircraft", "ships", "passengers",
    "tourists", "visits", "trips", "flights", "deals", "mergers", "listings", "shops", "stores",
    "branches", "customers", "members", "households", "orders", "parcels", "projects", "plants",
    "factories", "mines", "wells", "reactors", "turbines", "chargers", "filings", "grants",
    "businesses", "institutions", "entities", "devices", "terminals", "engineers", "scientists",
  ]
}
