import Foundation
import TestSupport
import Testing

@Suite struct HTMLCommandTests {
  private static let statements = """
    indicator,period,measure,qualifier,value,scale,unit,published,publisher,url
    turnover,2019,level,exact,1.21,billion,EUR,2020-03-01,Annual report,https://example.org/2019
    turnover,2020,level,exact,1.34,billion,EUR,2021-03-01,Annual report,javascript:alert(1)
    turnover,2021,growth,exact,9.5,,%,2022-03-01,Annual report,
    turnover,2022,level,at_least,1.6,billion,EUR,2023-03-01,Annual report,

    """

  private func folder(html: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.statements, to: "figures.csv")
    try folder.write(
      """
      pipeline: mine
      ingest: [{ statements: figures.csv }]
      project: { until: 2028, paths: 200 }
      report: { tables: [csv], html: \(html) }
      """, to: "mine.yaml")
    return folder
  }

  @Test func `report html is written where it is asked for, the same whatever the jobs`() throws {
    var pages: [Data] = []
    for jobs in ["1", "3"] {
      let folder = try folder(html: "true")
      let outcome = try almanac(["run", "mine.yaml", "--jobs", jobs], in: folder.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
      pages.append(try Data(contentsOf: folder.url.appending(path: "Output/mine/report.html")))
      let again = try almanac(["run", "mine.yaml", "--jobs", jobs], in: folder.url)
      #expect(again.errors.contains("every stage is up to date"))
    }
    #expect(pages[0] == pages[1])
    let text = String(decoding: pages[0], as: UTF8.self)
    #expect(text.contains("<a href=\"https://example.org/2019\">Annual report</a>"))
    #expect(!text.contains("javascript:alert"))
    #expect(text.contains("#m-up") && text.contains("class=\"tie said\""))
  }

  @Test func `without the key there is none`() throws {
    let folder = try folder(html: "false")
    #expect(try almanac(["run", "mine.yaml"], in: folder.url).status == 0)
    #expect(
      !FileManager.default.fileExists(
        atPath: folder.url.appending(path: "Output/mine/report.html").path))
  }

  @Test func `the schema documents the key`() throws {
    #expect(try almanac(["schema"]).output.contains("Whether report.html is written"))
  }
}
