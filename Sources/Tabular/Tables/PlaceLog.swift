/// Where the rows of all series stand, in a few bytes for a whole run of lines.
///
/// A row that stands one line below the one before it, in the same series and column, takes no room.
struct PlaceLog {
  fileprivate struct Entry {
    let series: UInt32
    let row: UInt32
    let line: UInt32
    let column: UInt32
  }

  private var entries: [Entry] = []
  private var nextLine = 0
  private var column = 0

  /// Notes the place of a series' row.
  ///
  /// - Parameter isSameSeries: whether the row before was one of this series.
  @inline(__always)
  mutating func append(series: Int, row: Int, place: TextPlace, isSameSeries: Bool) {
    if !isSameSeries || place.line != nextLine || place.column != column {
      entries.append(
        Entry(
          series: UInt32(series), row: UInt32(row), line: UInt32(truncatingIfNeeded: place.line),
          column: UInt32(truncatingIfNeeded: place.column)))
      column = place.column
    }
    nextLine = place.line &+ 1
  }

  /// A log that answers by series and row.
  ///
  /// - Complexity: O(n log n).
  func index() -> Index {
    Index(
      entries: entries.enumerated()
        .sorted { ($0.element.series, $0.offset) < ($1.element.series, $1.offset) }
        .map(\.element))
  }

  /// The log in order of series.
  struct Index {
    fileprivate let entries: [Entry]

    /// Where a row stands.
    ///
    /// - Precondition: the row was noted.
    func place(series: Int, row: Int) -> TextPlace {
      var low = 0
      var high = entries.count
      while high - low > 1 {
        let middle = (low + high) / 2
        let entry = entries[middle]
        if (Int(entry.series), Int(entry.row)) <= (series, row) {
          low = middle
        } else {
          high = middle
        }
      }
      let entry = entries[low]
      return TextPlace(line: Int(entry.line) + row - Int(entry.row), column: Int(entry.column))
    }
  }
}
