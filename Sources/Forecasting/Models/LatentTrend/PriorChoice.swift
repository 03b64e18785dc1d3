import RealModule

/// Which prior of growth, volatility and damping ``LatentTrend`` sums over.
public enum PriorChoice: String, Sendable, Hashable, CaseIterable {
  /// Learned from real annual series.
  case learned
  /// The learned one with innovations of half the size.
  case calm
  /// The learned one with innovations of twice the size.
  case volatile
  /// Every combination of hyperparameters alike.
  case flat
}

extension PriorChoice: SettingValue {
  /// Reads one of the words.
  public init?(setting: SettingInput) {
    guard case .scalar(let text) = setting else { return nil }
    self.init(rawValue: text)
  }
  /// The word.
  public var settingInput: SettingInput { .scalar(rawValue) }
  /// The words.
  public static var expectation: String { "learned, calm, volatile or flat" }
  /// `string`.
  public static var jsonType: String { "string" }
  /// The words.
  public static var choices: [String] { allCases.map(\.rawValue) }
}

extension GrowthPrior {
  /// The same with changes of level and drift so many times as large.
  func multiplied(by factor: Double) -> GrowthPrior {
    if factor == 1 { return self }
    return GrowthPrior(
      atoms: atoms.map { atom in
        var atom = atom
        atom.innovation *= factor
        atom.driftInnovation *= factor
        return atom
      }, jumpShare: jumpShare)
  }

  /// The prior of a choice, with a mean of the yearly growth and a share of jumps.
  init(_ choice: PriorChoice, growth: Double, jumpShare: Double) {
    let factor: Double =
      switch choice {
      case .learned, .flat: 1
      case .calm: 0.5
      case .volatile: 2
      }
    self.init(
      atoms: Self.learned.atoms.map { atom in
        var atom = atom
        atom.innovation *= factor
        atom.driftInnovation *= factor
        atom.growth = growth
        if choice == .flat { atom.weight = 1 }
        return atom
      }, jumpShare: jumpShare)
  }

  /// The same with another usual volatility: all innovations by one factor, so that the median of σ is
  /// the one given and its uncertainty stays.
  func centered(on volatility: Double) -> GrowthPrior {
    let factor = volatility / medianInnovation
    return GrowthPrior(
      atoms: atoms.map { atom in
        var atom = atom
        atom.innovation *= factor
        atom.driftInnovation *= factor
        atom.growthDeviation = max(Self.growthDeviation, 0.35 * atom.innovation)
        return atom
      }, jumpShare: jumpShare)
  }

  /// The median of σ, between atoms along logarithms.
  private var medianInnovation: Double {
    var masses: [Double: Double] = [:]
    for atom in atoms { masses[atom.innovation, default: 0] += atom.weight }
    var sum = 0.0
    var last: (log: Double, sum: Double)?
    for innovation in masses.keys.sorted() {
      // Half of an atom's weight lies to either side of it.
      let mass = masses[innovation] ?? 0
      let place = (log: Double.log(innovation), sum: sum + mass / 2)
      if place.sum >= 0.5 {
        guard let last else { return innovation }
        let part = (0.5 - last.sum) / (place.sum - last.sum)
        return Double.exp(last.log + part * (place.log - last.log))
      }
      last = place
      sum += mass
    }
    return last.map { Double.exp($0.log) } ?? 1
  }

  /// The same with one φ for all.
  func damped(by damping: Double) -> GrowthPrior {
    var merged: [TrendAtom] = []
    for atom in atoms {
      var atom = atom
      atom.damping = damping
      if let known = merged.firstIndex(where: {
        $0.innovation == atom.innovation && $0.driftInnovation == atom.driftInnovation
      }) {
        merged[known].weight += atom.weight
      } else {
        merged.append(atom)
      }
    }
    return GrowthPrior(atoms: merged, jumpShare: jumpShare)
  }
}
