/// An equation between series that their forecasts have to satisfy: `gerd = basic-research + applied`.
public struct Equation: Sendable, Hashable {
  /// The equation as written.
  public let text: String
  /// Left of the sign.
  public let left: Arithmetic
  /// Right of the sign.
  public let right: Arithmetic
  /// Where the entry stands in the file.
  public var location: SourceLocation?
  /// Where it names series.
  public var nameLocations: [String: SourceLocation] = [:]

  /// The series, each once, in order of appearance.
  public var names: [String] {
    left.names + right.names.filter { !left.names.contains($0) }
  }

  /// Whether another equation has the same sides, however they are spaced.
  func repeats(_ other: Equation) -> Bool {
    left.names == other.left.names && right.names == other.right.names
      && left.root == other.left.root && right.root == other.right.root
  }

  /// Whether both sides are positive wherever all series are, so that it holds between logarithms.
  var isPositive: Bool { left.isPositive && right.isPositive }
}

extension Equation {
  /// An equation as a pipeline file has it; nil after a problem was reported.
  static let form = ValueForm<Equation>(
    "an equation such as total = part-a + part-b",
    schema: ["type": "string", "pattern": "^[^=]+=[^=]+$"]
  ) { node, key, problems in
    guard let text = ValueForm.text().read(node, of: key, into: &problems) else { return nil }
    let sides = text.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2 else {
      problems.append(.notAnEquation(text, at: node.location))
      return nil
    }
    func side(_ side: Substring) -> Arithmetic? {
      let offset = text.distance(from: text.startIndex, to: side.startIndex)
      do throws(ArithmeticError) {
        return try Arithmetic(String(side))
      } catch {
        problems.append(
          .invalidArithmetic(error, at: node.location(atOffset: offset + error.column - 1)))
        return nil
      }
    }
    let (left, right) = (side(sides[0]), side(sides[1]))
    guard let left, let right else { return nil }
    var equation = Equation(text: text, left: left, right: right, location: node.location)
    guard left.isWithinPeriod, right.isWithinPeriod else {
      problems.append(.equationOverPeriods(at: node.location))
      return nil
    }
    guard equation.names.count >= 2 else {
      problems.append(.equationOfOneSeries(equation.names.first, at: node.location))
      return nil
    }
    equation.nameLocations = node.locations(of: equation.names)
    return equation
  }
}
