extension StarterProject {
  var pipelineText: String {
    """
    # almanac run pipeline.yaml         forecasts, and files in Output/\(name)
    # almanac explain pipeline.yaml turnover 2030
    # almanac schema                    every key, for editors
    pipeline: \(name)

    ingest:
      - statements: statements.csv      # reported figures, as they are printed
        sheet: indicators.yaml          # what they are about
      - table: orders.csv               # plain numbers: unique_id,ds,y
        layout: long

    convert: { currency: EUR, rates: eur-per-usd }

    fit:
      series:
        turnover: {}                    # statements: latent-trend
        exports: {}
        export-share: {}
        staff: { model: latent-trend }
        eur-per-usd: {}
        orders: { model: auto }         # almanac models lists them all

    derive:
      turnover-per-head:
        formula: turnover / staff
        unit: EUR
        title: Turnover per head

    project:
      until: 2030
      levels: [80, 95]
      paths: 2000
      seed: 1
      targets:
        - { series: turnover, at-least: 3 billion EUR, by: 2030 }

    report: { tables: [terminal, csv, json, markdown] }

    """
  }

  static let statements = """
    indicator,period,measure,qualifier,value,value_high,scale,unit,role,published,publisher,source,definition,status,note
    turnover,2019,level,exact,1.21,,billion,EUR,,2020-03-12,Annual report,report-2019,,,
    turnover,2020,level,exact,1.34,,billion,EUR,,2021-03-11,Annual report,report-2020,,,
    turnover,2020,level,about,1.3,,billion,EUR,,2021-03-12,The press,report-2020,,,The same figure once more: it counts once.
    turnover,2021,growth,exact,9.5,,,%,,2022-03-10,Annual report,report-2021,,,
    turnover,2022,level,about,1.6,,billion,EUR,,2023-03-09,Annual report,report-2022,,,
    turnover,2023,level,at_least,2,,billion,USD,,2024-02-01,The press,,,,A floor just passed; converted at the rate of the year.
    turnover,2022,level,exact,16,,billion,EUR,,2023-05-02,A forum,,,rejected,A decimal slip: kept since people will meet it.
    turnover,2021/2023,cumulative,about,5,,billion,EUR,,2024-04-01,Chair's speech,,,,
    turnover,2030,level,at_least,3.2,,billion,EUR,target,2024-06-01,Strategy paper,strategy,,,Plans are never evidence.
    exports,2019,level,exact,480,,million,EUR,,2020-03-12,Annual report,report-2019,,,
    exports,2021,level,nearly,600,,million,EUR,,2022-03-10,Annual report,report-2021,,,
    exports,2023,level,range,720,760,million,EUR,,2024-03-14,Annual report,report-2023,,,
    export-share,2019,level,exact,39.7,,,%,,2020-03-12,Annual report,report-2019,,,
    export-share,2021,level,about,41,,,%,,2022-03-10,Annual report,report-2021,,,
    export-share,2022,level,exact,40.6,,,%,,2023-03-09,Annual report,report-2022,,,
    staff,2019-12,as_of,exact,5210,,,count,,2020-03-12,Annual report,report-2019,,,
    staff,2020-12,as_of,exact,5180,,,count,,2021-03-11,Annual report,report-2020,,,
    staff,2021-12,as_of,exact,5460,,,count,,2022-03-10,Annual report,report-2021,,,
    staff,2022-12,as_of,at_least,5700,,,count,,2023-03-09,Annual report,report-2022,,,
    staff,2023-12,as_of,exact,6012,,,count,,2024-03-14,Annual report,report-2023,,,
    eur-per-usd,2021,level,exact,0.85,,,EUR per USD,,2022-01-03,A bank,,,,
    eur-per-usd,2022,level,exact,0.95,,,EUR per USD,,2023-01-02,A bank,,,,
    eur-per-usd,2023,level,exact,0.92,,,EUR per USD,,2024-01-02,A bank,,,,

    """

  static let sheet = """
    # What the statements are about, in the order in which tables show them. kind is flow, stock, share,
    # rank, price or index; it decides the scale that models work on.
    turnover:
      title: Turnover
      topic: Business
      unit: EUR
      kind: flow
    exports:
      title: Exports
      topic: Business
      unit: EUR
      kind: flow
    export-share:
      title: Exports in turnover
      topic: Business
      unit: "%"
      kind: share
    staff:
      title: Staff
      topic: Business
      unit: count
      kind: stock
    eur-per-usd:
      title: Euro per US dollar
      topic: Economy
      unit: EUR per USD
      kind: price

    """

  static let orders = """
    unique_id,ds,y
    orders,2010,803
    orders,2011,846
    orders,2012,829
    orders,2013,874
    orders,2014,
    orders,2015,958
    orders,2016,1004
    orders,2017,1071
    orders,2018,1093
    orders,2019,1126
    orders,2020,1018
    orders,2021,1147
    orders,2022,1209
    orders,2023,1262

    """

  var readme: String {
    """
    # \(name)

    A project to start from. The figures are made up; put your own in their place.

    | file | holds |
    |---|---|
    | `pipeline.yaml` | what is read, how it is fitted, how far it is projected, which targets count |
    | `statements.csv` | one reported figure a row, with its hedge, date and publisher |
    | `indicators.yaml` | title, unit and kind of what the figures are about |
    | `orders.csv` | plain numbers; an empty `y` is a gap |

        almanac check pipeline.yaml                    every problem of configuration and data
        almanac run pipeline.yaml                      the tables; files in Output/\(name)
        almanac explain pipeline.yaml turnover 2030    what made this number
        almanac run pipeline.yaml --set fit.series.orders.model=ets
        almanac diff pipeline.yaml                     what moved since the run before, and why

    """
  }
}
