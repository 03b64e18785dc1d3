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

  /// The prior of a choice, with a mean of the yearly growth.
  init(_ choice: PriorChoice, growth: Double) {
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
      })
  }
}
