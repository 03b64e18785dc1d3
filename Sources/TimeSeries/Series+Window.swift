extension Series {
  /// Takes values that are known to be finite and at least one.
  init(checked name: String, start: Period, values: [Double]) {
    self.name = name
    self.start = start
    self.values = values
  }

  /// The first `count` observations, or all where there are fewer.
  ///
  /// - Precondition: `count` is at least 1.
  public func prefix(_ count: Int) -> Series {
    precondition(count >= 1, "a series has at least one value")
    return Series(checked: name, start: start, values: Array(values.prefix(count)))
  }

  /// The last `count` observations, or all where there are fewer.
  ///
  /// - Precondition: `count` is at least 1.
  public func suffix(_ count: Int) -> Series {
    precondition(count >= 1, "a series has at least one value")
    let kept = values.suffix(count)
    return Series(checked: name, start: start.advanced(by: kept.startIndex), values: Array(kept))
  }

  /// The observations of a span of periods, both ends in, or nil where the series has none there.
  ///
  /// - Precondition: the bounds are of the series' frequency.
  public func window(_ periods: ClosedRange<Period>) -> Series? {
    let from = max(0, start.distance(to: periods.lowerBound))
    let to = min(count - 1, start.distance(to: periods.upperBound))
    guard from <= to else { return nil }
    return Series(
      checked: name, start: start.advanced(by: from), values: Array(values[from...to]))
  }

  /// The same observations under another name.
  public func renamed(_ name: String) -> Series {
    Series(checked: name, start: start, values: values)
  }

  /// Every observation on the scale of a link.
  ///
  /// - Throws: `.outsideLink` with the first index that the link does not admit.
  /// - Complexity: O(n).
  public func onScale(of link: Link) throws(SeriesError) -> Series {
    if let index = values.firstIndex(where: { !link.admits($0) }) {
      throw .outsideLink(index: index)
    }
    return Series(checked: name, start: start, values: values.map(link.apply))
  }
}
