import Pipelines
import Tabular
import TimeSeries

extension MemoryColumns {
  /// Reads all columns of a stream.
  ///
  /// Columns that are neither numbers nor texts nor times are left out.
  ///
  /// - Throws: a failure of the stream, or how a batch breaks the interface's rules.
  init(_ source: ArrowSource) throws(Rejection) {
    let used = source.fields.indices.filter { source.fields[$0].type.isReadable }
    var numbers = used.map { _ in [Double]() }
    var texts = used.map { _ in [String]() }
    var periods = used.map { _ in [PeriodStamp?]() }
    var count = 0
    while let batch = try source.next() {
      count += batch.rowCount
      for (index, column) in used.enumerated() {
        let field = source.fields[column]
        let cells = try batch.cells(column, field)
        for row in 0..<batch.rowCount {
          if field.type.isNumeric {
            numbers[index].append(try cells.number(row) ?? .nan)
          } else if field.type.isText {
            texts[index].append(try cells.text(row))
          } else {
            periods[index].append(try cells.period(row))
          }
        }
      }
    }
    self.init(
      used.enumerated().map { index, column in
        let (name, type) = (source.fields[column].name, source.fields[column].type)
        return Column(
          name: name,
          values: type.isNumeric
            ? .numbers(numbers[index])
            : type.isText ? .texts(texts[index]) : .periods(periods[index]))
      }, rowCount: count)
  }
}

extension ArrowType {
  fileprivate var isReadable: Bool { isNumeric || isText || isMoment }
}
