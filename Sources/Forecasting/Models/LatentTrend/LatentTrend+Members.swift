import RealModule

extension LatentTrend.Fitted: CombiningFit {
  /// The hyperparameters that were weighed against each other, the likeliest first, with what each says
  /// of the median alone.
  public func combinedMembers(
    over horizon: Int, given covariates: Covariates
  ) throws(ForecastError) -> [CombinedMember] {
    var atoms: [(name: String, weight: Double, states: [TrendEndState])] = []
    for state in states {
      let atom = state.atom
      let name =
        "phi \(Self.text(atom.damping)), sigma \(Self.text(state.unit * atom.innovation)), "
        + "sigma-drift \(Self.text(state.unit * atom.driftInnovation))"
      if let index = atoms.firstIndex(where: { $0.name == name }) {
        atoms[index].weight += atom.weight
        atoms[index].states.append(state)
      } else {
        atoms.append((name, atom.weight, [state]))
      }
    }
    let ranked = atoms.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }
    return ranked.map(\.element).map { atom in
      CombinedMember(
        name: atom.name, weight: atom.weight,
        medians: (1...horizon).map { step in
          let parts = atom.states.flatMap { $0.components(step, jumpShare: jumpShare) }
          let total = parts.reduce(0) { $0 + $1.weight }
          return parts.reduce(0) { $0 + $1.weight / total * $1.mean }
        })
    }
  }

  private static func text(_ value: Double) -> String {
    let rounded = (value * 10_000).rounded() / 10_000
    return "\(rounded)"
  }
}
