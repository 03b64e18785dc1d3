internal import TimeSeries

/// Carries amounts into an indicator's unit.
struct UnitConversion {
  let target: Unit
  let rates: ExchangeRates

  init(to target: Unit, rates: ExchangeRates) {
    self.target = target
    self.rates = rates
  }

  /// Indicator units per unit of the statement, and the currency it comes from where it is another.
  ///
  /// - Throws: why there is no such factor.
  func factor(for statement: Statement) throws(Obstacle) -> (factor: Double, from: Currency?) {
    if statement.unit == target { return (1, nil) }
    guard case .currency(let source) = statement.unit, case .currency(let target) = target else {
      throw .unconvertible(statement.unit)
    }
    do throws(ExchangeRateError) {
      let year = statement.period.lastYear
      return (try rates.convert(1, from: source, to: target, year: year), source)
    } catch {
      throw .noRate(error)
    }
  }

  enum Obstacle: Error {
    case unconvertible(Unit)
    case noRate(ExchangeRateError)

    var reason: UnusedStatement.Reason {
      switch self {
      case .unconvertible(let unit): .unconvertible(unit)
      case .noRate(let error): .noRate(error)
      }
    }
  }
}
