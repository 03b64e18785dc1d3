import RealModule

extension GrowthShape {
  /// A number that the field knows a shape by, with its derivatives by the coefficients.
  struct Quantity {
    let name: String
    let estimate: Double
    let gradient: [Double]
  }

  /// The coefficients in the field's own terms, in periods, 1 being the first observation.
  ///
  /// S-curves: rate a period, and time of inflection. Bass's: the coefficients of innovation p and of
  /// imitation q and, where q > p, the time of the peak of adoption, ln(q/p)/(p + q) after the launch.
  func named(_ a: Double, _ b: Double, _ time: GrowthTime) -> [Quantity] {
    guard case .bass(let launch) = self else {
      return [
        Quantity(name: "rate", estimate: b / time.half, gradient: [0, 1 / time.half]),
        Quantity(
          name: "inflection", estimate: time.half * (1 - a / b) + 1,
          gradient: [-time.half / b, time.half * a / (b * b)]),
      ]
    }
    let sum = Double.exp(a) / time.half
    let innovation = Double.exp(b) / time.half
    let imitation = sum - innovation
    let coefficients = [
      Quantity(name: "innovation", estimate: innovation, gradient: [0, innovation]),
      Quantity(name: "imitation", estimate: imitation, gradient: [sum, -innovation]),
    ]
    guard imitation > innovation else { return coefficients }
    let ratio = Double.log(imitation / innovation)
    let peak = Quantity(
      name: "peak", estimate: ratio / sum + 1 - time.half * (launch - 1),
      gradient: [1 / imitation - ratio / sum, -1 / imitation])
    return coefficients + [peak]
  }
}
