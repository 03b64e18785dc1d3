internal import TimeSeries

/// Where a hedged figure says that its quantity lies.
///
/// Weights are probabilities of the words given the quantity, for a writer who chooses how finely to
/// print. u is the unit of the last digit that means something; finer units stand for zeros that were
/// printed but may be rounding. A floor just passed lies mostly within one such unit of the figure:
/// writers quote the largest round number below; 'loose' cells stand for those that do not. The
/// weights were tuned on hedged versions of World Bank series and checked on the pairs of hedged and
/// exact figures among the china-tech statements.
struct EvidenceCells {
  let statement: Statement

  /// The cells of a level, sum, multiple or difference, in the statement's unit.
  var figures: [EvidenceCell] {
    let value = statement.quantity.value
    let units = Self.units(of: statement.quantity)
    switch statement.qualifier {
    case .exact:
      return weighted(units, by: [0.6, 0.3, 0.1]).map { u, w in
        EvidenceCell(value - u / 2, value + u / 2, weight: w)
      }
    case .about:
      let cells = weighted(units, by: [0.35, 0.5, 0.15]).map { u, w in
        EvidenceCell(value - u / 2, value + u / 2, weight: 0.85 * w)
      }
      return cells + [EvidenceCell(value - units[0], value + units[0], weight: 0.15)]
    case .atLeast: return Self.passed(value, unit: units[0])
    case .atMost: return Self.passed(-value, unit: units[0]).map(Self.mirrored)
    case .nearly:
      let u = units[0]
      var cells = [
        EvidenceCell(value - u / 2, value, weight: 0.4),
        EvidenceCell(value - u / 10, value, weight: 0.6),
      ]
      if Self.digits(of: statement.quantity) >= 2 {
        cells.append(EvidenceCell(value - u, value, weight: 0.6))
      }
      return cells
    case .range:
      return [EvidenceCell(value, statement.upperQuantity?.value ?? value + units[0])]
    case .above: return [EvidenceCell(value, nil)]
    case .below: return [EvidenceCell(nil, value)]
    }
  }

  /// The number as printed, the middle of a range.
  var printed: Double {
    let value = statement.quantity.value
    return statement.upperQuantity.map { value / 2 + $0.value / 2 } ?? value
  }

  /// How many of the last cells of ``figures`` are those of writers who do not quote the largest round
  /// number just passed.
  var looseFigures: Int {
    let isPassed = statement.qualifier == .atLeast || statement.qualifier == .atMost
    return isPassed && statement.quantity.value != 0 ? Self.looseParts.count : 0
  }

  /// The cells of a growth in percent, as growth.
  var growths: [EvidenceCell] {
    let g = statement.quantity.value
    let isWhole = statement.quantity.lastDigitUnit >= 1
    let u = min(statement.quantity.lastDigitUnit, 1)
    switch statement.qualifier {
    case .exact:
      let cell = EvidenceCell(g - u / 2, g + u / 2, weight: isWhole ? 0.75 : 1)
      return isWhole ? [cell, EvidenceCell(g - u / 20, g + u / 20, weight: 0.25)] : [cell]
    case .about:
      return [
        EvidenceCell(g - u / 2, g + u / 2, weight: 0.5),
        EvidenceCell(g - 1.5 * u, g + 1.5 * u, weight: 0.5),
      ]
    case .atLeast:
      return [
        EvidenceCell(g, g + u, weight: 0.6),
        EvidenceCell(g, g + max(5 * u, 0.2 * abs(g)), weight: 0.4),
      ]
    case .atMost:
      return [
        EvidenceCell(g - u, g, weight: 0.6),
        EvidenceCell(g - max(5 * u, 0.2 * abs(g)), g, weight: 0.4),
      ]
    case .nearly: return [EvidenceCell(g - u, g)]
    case .range: return [EvidenceCell(g, statement.upperQuantity?.value ?? g + u)]
    case .above: return [EvidenceCell(g, nil)]
    case .below: return [EvidenceCell(nil, g)]
    }
  }

  /// The cells of a place in a ranking, as wide as the places that they allow.
  var ranks: [EvidenceCell] {
    let rank = statement.quantity.value
    switch statement.qualifier {
    case .exact: return [EvidenceCell(rank - 0.5, rank + 0.5)]
    case .about:
      return [
        EvidenceCell(rank - 0.5, rank + 0.5, weight: 0.5),
        EvidenceCell(rank - 1.5, rank + 1.5, weight: 0.5),
      ]
    // The best place is 1: at least a rank is that rank or a better one.
    case .atLeast, .nearly:
      return [
        EvidenceCell(rank - 0.5, rank + 0.5, weight: 0.7),
        EvidenceCell(0.5, rank + 0.5, weight: 0.3),
      ]
    case .above: return [EvidenceCell(0.5, rank + 0.5)]
    case .atMost:
      return [
        EvidenceCell(rank - 0.5, rank + 0.5, weight: 0.7),
        EvidenceCell(rank - 0.5, nil, weight: 0.3),
      ]
    case .below: return [EvidenceCell(rank - 0.5, nil)]
    case .range:
      return [EvidenceCell(rank - 0.5, (statement.upperQuantity?.value ?? rank) + 0.5)]
    }
  }

  /// How far above a floor its quantity may lie, for writers who do not mind.
  private static let looseParts = [0.1, 0.25, 0.6, 2]

  /// A floor just passed.
  private static func passed(_ floor: Double, unit: Double) -> [EvidenceCell] {
    let size = abs(floor)
    let tight = [(1.0, 0.5), (0.1, 0.35), (0.01, 0.15)].map { part, weight in
      EvidenceCell(floor, floor + part * unit, weight: weight)
    }
    let loose = looseParts.map { EvidenceCell(floor, floor + $0 * size, weight: 0.03) }
    return size > 0 ? tight + loose : tight
  }

  private static func mirrored(_ cell: EvidenceCell) -> EvidenceCell {
    EvidenceCell(cell.upper.map { -$0 }, cell.lower.map { -$0 }, weight: cell.weight)
  }

  /// The units that a figure may be rounded to, coarsest first: that of its last digit that is not
  /// zero, then those of up to two zeros of a whole number behind it.
  ///
  /// A zero behind a decimal point was printed because it is known.
  private static func units(of quantity: Quantity) -> [Double] {
    if quantity.text.contains(".") || quantity.significantDigits == 0 {
      return [quantity.lastDigitUnit]
    }
    var units = [quantity.lastNonzeroDigitUnit]
    while units.count < 3, units[units.count - 1] > 1.5 * quantity.lastDigitUnit {
      units.append(units[units.count - 1] / 10)
    }
    return units
  }

  /// Significant digits, the zeros of a whole number not counted.
  private static func digits(of quantity: Quantity) -> Int {
    if quantity.text.contains(".") { return quantity.significantDigits }
    return quantity.text.reversed().drop { $0 == "0" || $0 == "," }.filter(\.isNumber).count
  }

  private func weighted(
    _ units: [Double], by weights: [Double]
  ) -> [(unit: Double, weight: Double)] {
    let used = weights.prefix(units.count)
    let total = used.reduce(0, +)
    return zip(units, used).map { ($0, $1 / total) }
  }
}

extension EvidenceCell {
  /// The cell with its ends carried through an increasing function.
  func mapped(_ body: (Double) -> Double) -> EvidenceCell {
    EvidenceCell(lower.map(body), upper.map(body), weight: weight)
  }
}
