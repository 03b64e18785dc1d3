import Forecasting
import OrderedCollections

/// Which series need which others, to find circles.
struct SeriesGraph {
  /// The names that each one needs, both in file order.
  var needs: OrderedDictionary<String, [String]> = [:]

  /// Every circle once, as the names along it, starting with its first one in file order.
  ///
  /// - Complexity: O(names + needs).
  var cycles: [[String]] {
    var cycles: [[String]] = []
    var done: Set<String> = []
    var path: [String] = []
    for name in needs.keys { visit(name, path: &path, done: &done, cycles: &cycles) }
    return cycles
  }

  private func visit(
    _ name: String, path: inout [String], done: inout Set<String>, cycles: inout [[String]]
  ) {
    if let start = path.firstIndex(of: name) {
      cycles.append(Array(path[start...]))
      return
    }
    guard let others = needs[name], !done.contains(name) else { return }
    path.append(name)
    for other in others { visit(other, path: &path, done: &done, cycles: &cycles) }
    path.removeLast()
    done.insert(name)
  }
}

extension Configuration {
  /// Regressors of series and names in derivations that lead back to where they started.
  var cycleProblems: [Diagnostic] {
    var graph = SeriesGraph()
    for (name, choice) in fit.series {
      let model = choice.model ?? fit.defaults.model
      graph.needs[name] = model?.model.regressors ?? []
    }
    for (name, derivation) in derived {
      graph.needs[name] = (try? Arithmetic(derivation.formula))?.names ?? []
    }
    return graph.cycles.map { cycle in
      let first = cycle[0]
      let place =
        derived[first]?.formulaLocation ?? fit.series[first]?.modelLocation
        ?? fit.series[first]?.location
      return .cycle(cycle, at: place ?? SourceLocation(file: file))
    }
  }
}
