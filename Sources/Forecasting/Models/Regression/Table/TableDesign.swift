import ExtendedPrecision
public import TimeSeries

/// A formula evaluated over a table: which rows can be used, which cannot, and why.
///
/// Rows with a missing value are left out and listed. Values that a term or a link has no number for,
/// such as the logarithm of zero, are faults: a regression without them would answer another question.
public struct TableDesign: Sendable {
  /// A row that is left out.
  public struct Omission: Sendable, Hashable {
    /// The row, from 0.
    public let row: Int
    /// The variable that is missing.
    public let name: String
    /// The period in which it is missing: an earlier one where a lag looks for it.
    public let period: Period
  }

  /// A row with a value that the formula cannot take.
  public struct Fault: Sendable, Hashable {
    /// The row, from 0.
    public let row: Int
    /// The term, the response or the weight that has no finite number.
    public let term: String
    /// The variables that the term reads.
    public let names: [String]
  }

  /// What is explained by what.
  public let formula: Formula
  /// The periods of the table's rows.
  public let periods: [Period]
  /// Rows left out, ascending.
  public let omissions: [Omission]
  /// Rows that make the formula impossible, ascending; a fit needs that there are none.
  public let faults: [Fault]
  /// The name of the column of weights.
  public let weightName: String?

  let columns: [FormulaColumn]
  /// The rows used, ascending.
  let places: [Int]
  /// The response as it is, one a row used.
  let observed: [Double]
  let rows: [[DoubleDouble]]
  let weights: [Double]?

  /// Evaluates a formula row by row.
  ///
  /// - Parameter weights: the column of weights, in inverse proportion to the variances.
  /// - Precondition: the formula names its response, and the table has all its columns.
  /// - Throws: `.unidentified` and `.undefinedTerm` where a term does not suit the frequency.
  /// - Complexity: O(n·p).
  public init(
    _ formula: Formula, over table: ObservationTable, weights: String? = nil
  ) throws(FitError) {
    let response = formula.response.nameInTerms
    self.formula = formula
    periods = table.periods
    weightName = weights
    columns = try formula.columns(for: table.periods[0].frequency)
    let read = { (name: String, period: Period) in table[name, period].map { DoubleDouble($0) } }
    var omissions: [Omission] = []
    var faults: [Fault] = []
    var places: [Int] = []
    var observed: [Double] = []
    var rows: [[DoubleDouble]] = []
    var given: [Double] = []
    for (index, period) in table.periods.enumerated() {
      let needed = [response] + [weights].compactMap(\.self)
      if let name = needed.first(where: { table[$0, period] == nil }) {
        omissions.append(Omission(row: index, name: name, period: period))
        continue
      }
      var row: [DoubleDouble] = []
      row.reserveCapacity(columns.count)
      do {
        for column in columns {
          row.append(try column.value(at: period, from: table.periods[0], reading: read))
        }
      } catch {
        omissions.append(Omission(row: index, name: error.name, period: error.period))
        continue
      }
      for (column, value) in zip(columns, row) where !value.isFinite {
        faults.append(Fault(row: index, term: column.name, names: column.seriesNames))
      }
      let value = table[response, period] ?? .nan
      if !formula.response.link.admits(value) {
        faults.append(Fault(row: index, term: formula.response.description, names: [response]))
      }
      let weight = weights.flatMap { table[$0, period] } ?? 1
      if let weights, !(weight > 0) {
        faults.append(Fault(row: index, term: weights, names: [weights]))
      }
      places.append(index)
      observed.append(value)
      rows.append(row)
      given.append(weight)
    }
    self.omissions = omissions
    self.faults = faults
    self.places = places
    self.observed = observed
    self.rows = rows
    self.weights = weights == nil ? nil : given
  }
}
