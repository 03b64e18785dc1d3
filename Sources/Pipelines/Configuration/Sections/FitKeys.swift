import Forecasting
import OrderedCollections
import TimeSeries

/// `fit:` as it is read, before models are configured.
struct FitDraft: Sendable {
  var defaults = SeriesDraft()
  var imputations: Int?
  var series: OrderedDictionary<String, SeriesDraft> = [:]

  static let section = Section<FitDraft>([
    Key(
      "defaults", \.defaults, SeriesDraft.defaultsForm,
      "The model of every series that names none.",
      standard: "{ model: latent-trend } for statements, { model: drift } for tables"),
    Key(
      "imputations", \.imputations, .integer(in: 2...1000),
      "How many draws of a history known from statements a model of values is fitted to.",
      standard: "20"),
    Key(
      "series", \.series,
      .entries(of: SeriesDraft.form, "a mapping from names of series to their settings") {
        $0.location = $1
      },
      "Series by name; further indicators get the default model."),
  ])

  /// The section with its models; every setting that a model does not take is reported.
  func checked(_ problems: inout [Diagnostic]) -> FitSection {
    var fit = FitSection()
    fit.defaults = defaults.choice(&problems)
    if let imputations { fit.imputations = imputations }
    for (name, draft) in series { fit.series[name] = draft.choice(&problems) }
    return fit
  }
}

/// How one series is to be formed and fitted, as it is read.
struct SeriesDraft: Sendable {
  var model: Located<String>?
  var definition: Located<String>?
  var link: Link?
  var from: Int?
  var indicator: Located<String>?
  /// Keys that are no declared ones: settings of the model.
  var settings: [YAMLNode.Entry] = []
  var location: SourceLocation?

  private static func model(standard: String) -> Key<SeriesDraft> {
    Key(
      "model", \.model, ValueForm.text("the keyword of a model").located,
      "The model's keyword; its settings stand beside it.", standard: standard)
  }

  private static func link(standard: String) -> Key<SeriesDraft> {
    Key("link", \.link, LinkWord.form, "The scale that the model works on.", standard: standard)
  }

  /// The keys of a series; settings of its model stand among them.
  static let section = Section<SeriesDraft>(
    [
      model(standard: "that of fit.defaults"),
      Key(
        "definition", \.definition, ValueForm.text("the text of a definition").located,
        "Which definition of the indicator is the series.", standard: "the sheet's main one"),
      link(standard: "that of fit.defaults, else by the indicator's kind"),
      Key(
        "from", \.from, ValueForm.integer(in: 1500...2200),
        "First year that the model is fitted to; earlier figures stay in the history.",
        standard: "the first year"),
      Key(
        "indicator", \.indicator, ValueForm.text("the id of an indicator").located,
        "The indicator that the series is formed from.", standard: "the one of the same name"),
    ], others: { entry, draft in draft.settings.append(entry) })

  /// The keys of the defaults: a model and its settings, and the scale of series that name none.
  static let defaultsSection = Section<SeriesDraft>(
    [
      model(standard: "latent-trend for statements, auto for tables"),
      link(standard: "by the indicator's kind"),
    ],
    others: { entry, draft in draft.settings.append(entry) })

  static let form = form(of: section)
  static let defaultsForm = form(of: defaultsSection)

  private static func form(of section: Section<SeriesDraft>) -> ValueForm<SeriesDraft> {
    ValueForm(
      "a mapping with keys such as model",
      schema: ModelSchema.choice(beside: section), keys: section.descriptions
    ) { node, key, problems in
      var draft = SeriesDraft()
      draft.location = node.location
      section.read(node, of: key, into: &draft, &problems)
      return draft
    }
  }
}

/// The words for links in pipeline files and sheets.
enum LinkWord: String, Sendable, CaseIterable {
  case log, identity, logit, rank

  static let form = ValueForm<LinkWord>.word.map { $0.link(bounds: nil) }

  /// The link of the word; a logit takes the indicator's bounds, or 0 and 100.
  func link(bounds: ClosedRange<Double>?) -> Link {
    switch self {
    case .log: .log
    case .identity: .identity
    case .logit: .logit(lower: bounds?.lowerBound ?? 0, upper: bounds?.upperBound ?? 100)
    case .rank: .rank
    }
  }
}
