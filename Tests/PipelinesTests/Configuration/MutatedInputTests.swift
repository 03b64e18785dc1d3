import Foundation
import Statistics
import Testing

@testable import Pipelines

/// Damaged inputs: whatever happens to a file, the answer is data or diagnostics, never a crash.
@Suite struct MutatedInputTests {
  private static let pipeline = """
    pipeline: x # 注释
    ingest:
      - { statements: 's.csv', as-of: &d 2025-01, sheet: "i.yaml" }
      - table: panel.csv
        layout: wide
    convert: { currency: CNY, rates: cny-per-usd }
    derive: { a: { formula: (gerd + 1e3) / -b, unit: "%", title: 指标 } }
    fit:
      defaults: { model: drift }
      series:
        gerd: { model: regression, formula: "log(gerd) ~ trend + lag(gdp, 1)", link: log }
        "b c": &m { model: polynomial, degree: 2 }
        d: *m
    project: { until: 2030, levels: [80, 95], targets: [{ series: a, at-least: 1.2 万亿 CNY, by: 2030 }] }
    report: { tables: [csv] }
    """
  private static let statements = """
    indicator,period,measure,qualifier,value,value_high,unit,scale,role,published,note
    gerd,2021/2025,cumulative,at_least,15,,CNY,trillion,,2026-01,"a ""quoted"", note"
    gerd,2023,level,range,3.3,3.4,CNY,万亿,observation,2024-01-30,
    gii,2024,rank,exact,11,,rank,,,,
    """

  /// Replaces, inserts, doubles, drops or cuts a few bytes.
  private func mutated(_ text: String, _ stream: inout RandomStream) -> [UInt8] {
    var bytes = Array(text.utf8)
    let marks = Array("{}[]:,&*!|>'\"%@`#-? \t\r\n\0\\".utf8) + [0xFF, 0xC3, 0xE4, 0x80]
    for _ in 0..<Int.random(in: 1...4, using: &stream) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &stream)
      let mark = marks[Int.random(in: 0..<marks.count, using: &stream)]
      switch Int.random(in: 0..<5, using: &stream) {
      case 0: bytes[place] = mark
      case 1: bytes.insert(mark, at: place)
      case 2: bytes.remove(at: place)
      case 3:
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &stream))
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }

  @Test(arguments: 0..<8) func `a damaged pipeline file is read or refused`(seed: UInt64) {
    var stream = RandomStream(seed: seed, name: "pipeline")
    for _ in 0..<100 {
      let bytes = mutated(Self.pipeline, &stream)
      do throws(Diagnostic) {
        let source = try SourceFile(path: "x.yaml", data: Data(bytes))
        do throws(Rejection) {
          _ = try Configuration.parse(source.text, file: "x.yaml")
        } catch {
          #expect(error.diagnostics.contains { $0.severity == .error })
          let text = TextRenderer(
            lines: SourceLines { _, numbers in
              SourceLines.texts(ofLines: numbers, in: Data(bytes))
            }
          ).text(of: error.diagnostics)
          #expect(text.contains("error["))
        }
      } catch {
        #expect(error.severity == .error)
      }
    }
  }

  @Test(arguments: 0..<8) func `damaged statements are read or refused`(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, name: "statements")
    let folder = try PipelineFolder([
      "pipeline.yaml": "pipeline: x\ningest: [{ statements: s.csv }]"
    ])
    for _ in 0..<30 {
      try Data(mutated(Self.statements, &stream)).write(to: folder.url.appending(path: "s.csv"))
      do throws(Rejection) {
        let configuration = try Configuration.load(file: folder.pipeline)
        let data = try IngestReader.read(configuration)
        #expect(data.series.allSatisfy { $0.canBeForecast || $0.reason != nil })
      } catch {
        #expect(error.diagnostics.contains { $0.severity == .error })
      }
    }
  }

  @Test(arguments: 0..<4) func `a damaged sheet is read or refused`(seed: UInt64) throws {
    let sheet = """
      gerd: { title: R&D, unit: CNY, kind: flow, definitions: { NBS: [a, b], c: [d] } }
      gii:
        unit: rank
        kind: rank
        bounds: [1, 140]
      """
    var stream = RandomStream(seed: seed, name: "sheet")
    let folder = try PipelineFolder([
      "pipeline.yaml": "pipeline: x\ningest: [{ statements: s.csv }]", "s.csv": Self.statements,
    ])
    for _ in 0..<30 {
      try Data(mutated(sheet, &stream)).write(to: folder.url.appending(path: "indicators.yaml"))
      let list = Check.run(file: folder.pipeline)
      #expect(list.allSatisfy { !$0.message.isEmpty })
    }
  }
}
