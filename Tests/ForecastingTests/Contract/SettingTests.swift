import Forecasting
import Testing

private enum Shape: String, SettingValue, CaseIterable { case flat, steep, `s-curve` }

struct SettingTests {
  private func read<Value: SettingValue>(_ type: Value.Type, _ text: String) -> Value? {
    Value(setting: .scalar(text))
  }

  @Test(arguments: ["1.5", "", "x", "0x10", "1e3", " 3", "99999999999999999999"])
  func `whole numbers are digits only`(_ text: String) {
    #expect(read(Int.self, text) == nil)
  }

  @Test(arguments: ["nan", "inf", "-infinity", "0x1p3", "1e999", "", "1,5", "one"])
  func `numbers are finite decimals`(_ text: String) {
    #expect(read(Double.self, text) == nil)
  }

  @Test func `values of every type read back what they write`() {
    func check<Value: SettingValue & Equatable>(_ value: Value) {
      #expect(Value(setting: value.settingInput) == value)
    }
    check(-12)
    check(0.1 + 0.2)
    check(-1e-300)
    check(true)
    check("R&D, \"new\" [x]")
    check(["a, b", "c]", ""])
    check([0.1, 2, -3e9])
    check([Int]())
    check(Int?.none)
    check(Int?.some(4))
    check([[1, 2], [], [3]])
    check(Shape.`s-curve`)
  }

  @Test func `forms that a type does not have are refused`() {
    #expect(Int(setting: .list([.scalar("1")])) == nil)
    #expect([Int](setting: .list([.scalar("1"), .scalar("x")])) == nil)
    #expect(read(Bool.self, "yes") == nil)
    #expect(read(Shape.self, "Flat") == nil)
    #expect(read(Int?.self, "null") == nil)
  }

  @Test func `a single value is a list of one`() {
    #expect(read([Double].self, "2") == [2])
  }

  @Test func `types say what they take`() {
    #expect(Int?.expectation == "a whole number, or none")
    #expect([Double].expectation == "a list, each entry a number")
    #expect(Shape.expectation == "flat, steep or s-curve")
    #expect(Shape.choices == ["flat", "steep", "s-curve"])
    #expect(Shape?.choices == ["flat", "steep", "s-curve", "none"])
    #expect(Int.choices.isEmpty)
    #expect([Int].jsonType == "array" && Int?.jsonType == "integer" && Shape.jsonType == "string")
  }

  @Test func `texts are those of pipeline files`() {
    #expect([2008, 2020].settingText == "[2008, 2020]")
    #expect(0.5.settingText == "0.5")
    #expect(Int?.none.settingText == "none")
  }
}
