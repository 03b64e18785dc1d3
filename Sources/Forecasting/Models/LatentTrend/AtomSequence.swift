import RealModule

/// The order in which atoms are worked out, each from where one much like it has come to rest.
///
/// The tree that joins all atoms over the shortest way, from the likeliest one on: what a statement says
/// hardly changes from one set of hyperparameters to the next, so that a few sweeps do.
///
/// > Source: Prim (1957), "Shortest connection networks and some generalizations".
struct AtomSequence {
  /// An atom, and the one before it that it is nearest to; nil for the first.
  typealias Turn = (atom: Int, nearest: Int?)

  /// All atoms, by their places in the prior.
  let turns: [Turn]

  /// - Complexity: O(n²) for n atoms.
  init(_ atoms: [TrendAtom]) {
    let places = atoms.map { atom in
      SIMD3(
        // A drift that hardly moves is as good as a steady one, however small its innovations.
        Double.log(atom.innovation), Double.log(atom.driftInnovation + 0.3 * atom.innovation),
        atom.damping)
    }
    var turns: [Turn] = []
    var nearest = [(distance: Double, atom: Int?)](repeating: (.infinity, nil), count: atoms.count)
    var waiting = Set(atoms.indices)
    var next = atoms.indices.max { atoms[$0].weight < atoms[$1].weight }
    while let atom = next {
      turns.append((atom, nearest[atom].atom))
      waiting.remove(atom)
      next = nil
      for other in atoms.indices where waiting.contains(other) {
        let step = places[other] - places[atom]
        let distance = (step * step).sum()
        if distance < nearest[other].distance { nearest[other] = (distance, atom) }
        if next.map({ nearest[other].distance < nearest[$0].distance }) ?? true { next = other }
      }
    }
    self.turns = turns
  }
}
