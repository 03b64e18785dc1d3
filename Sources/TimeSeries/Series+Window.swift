extension Series {
  /// Takes values that are known to be finite and at least one.
  init(checked name: String, start: Period, values: [Double], filledIndices: [Int] = []) {
    self.name = name
    self.start = start
    self.values = values
    self.filledIndices = filledIndices
  }

  /// The observations of a range of indices.
  private func slice(_ indices: Range<Int>) -> Series {
    Series(
      checked: name, start: start.advanced(by: indices.lowerBound),
      values: Array(values[indices]),
      filledIndices: filledIndices.filter(indices.contains).map { $0 - indices.lowerBound })
  }

  /// The same places with other values, which the caller knows to be finite.
  ///
  /// - Precondition: one value a place, all finite.
  public func replacingValues(_ values: [Double]) -> Series {
    precondition(values.count == count && values.allSatisfy(\.isFinite), "not a series")
    return Series(checked: name, start: start, values: values, filledIndices: filledIndices)
  }

  /// The first `count` observations, or all where there are fewer.
  ///
  /// - Precondition: `count` is at least 1.
  public func prefix(_ count: Int) -> Series {
    precondition(count >= 1, "a series has at least one value")
    return slice(0..<min(count, self.count))
  }

  /// The last `count` observations, or all where there are fewer.
  ///
  /// - Precondition: `count` is at least 1.
  public func suffix(_ count: Int) -> Series {
    precondition(count >= 1, "a series has at least one value")
    return slice(max(0, self.count - count)..<self.count)
  }

  /// The observations of a span of periods, both ends in, or nil where the series has none there.
  ///
  /// - Precondition: the bounds are of the series' frequency.
  public func window(_ periods: ClosedRange<Period>) -> Series? {
    let from = max(0, start.distance(to: periods.lowerBound))
    let to = min(count - 1, start.distance(to: periods.upperBound))
    guard from <= to else { return nil }
    return slice(from..<to + 1)
  }

  /// The observations from the start of a year on, or nil where there are none.
  public func from(year: Int) -> Series? {
    guard let first = values.indices.first(where: { period(at: $0).year >= year }) else {
      return nil
    }
    return slice(first..<count)
  }

  /// The same observations under another name.
  public func renamed(_ name: String) -> Series {
    Series(checked: name, start: start, values: values, filledIndices: filledIndices)
  }

  /// Every observation on the scale of a link.
  ///
  /// - Throws: `.outsideLink` with the first index that the link does not admit.
  /// - Complexity: O(n).
  public func onScale(of link: Link) throws(SeriesError) -> Series {
    if let index = values.firstIndex(where: { !link.admits($0) }) {
      throw .outsideLink(index: index)
    }
    return Series(
      checked: name, start: start, values: values.map(link.apply), filledIndices: filledIndices)
  }
}
