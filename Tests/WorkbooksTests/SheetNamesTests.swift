import Testing
import Workbooks

@Test func `names that Excel takes stay as they are`() {
  #expect(SheetNames.fitting(["gdp-cny", "研发经费"]) == ["gdp-cny", "研发经费"])
}

@Test func `forbidden characters and ends are left out`() {
  #expect(
    SheetNames.fitting(["R&D [trn]: 2025/26?", "'quoted'", "", "History"])
      == ["R&D  trn   2025 26", "quoted", "Sheet", "History (2)"])
}

@Test func `long names and those that differ in case alone are told apart`() {
  let long = String(repeating: "a", count: 40)
  let names = SheetNames.fitting([long, long, "x", "X"])
  #expect(names == [String(long.prefix(31)), String(long.prefix(27)) + " (2)", "x", "X (2)"])
  // Excel counts UTF-16 units.
  let wide = SheetNames.fitting([String(repeating: "😀", count: 20)])[0]
  #expect(wide.utf16.count == 30)
}
