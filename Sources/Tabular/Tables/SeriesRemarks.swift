/// What is unusual about a series: kept apart, because most have nothing.
struct SeriesRemarks {
  /// A word that stands for a gap.
  struct GapWord {
    let word: String
    let place: TextPlace
    var count = 1
  }

  /// Values that their publisher marks.
  struct FlagCount {
    let flag: ObservationFlag
    let place: TextPlace
    var count = 1
  }

  private(set) var faults: [SeriesFault] = []
  private(set) var unlistedFaults = 0
  private(set) var gapWords: [GapWord] = []
  private(set) var flags: [FlagCount] = []
  /// Faults of regressors by their number.
  private(set) var regressorFaults: [Int: [SeriesFault]] = [:]

  /// The faults as a problem, or nil.
  var problem: SeriesProblem? {
    faults.isEmpty ? nil : SeriesProblem(faults, unlisted: unlistedFaults)
  }

  mutating func add(_ fault: SeriesFault) {
    if faults.count < SeriesProblem.listedFaults {
      faults.append(fault)
    } else {
      unlistedFaults += 1
    }
  }

  mutating func add(_ fault: SeriesFault, regressor: Int) {
    if regressorFaults[regressor, default: []].count < SeriesProblem.listedFaults {
      regressorFaults[regressor, default: []].append(fault)
    }
  }

  mutating func addGapWord(_ word: String, at place: TextPlace) {
    if let known = gapWords.firstIndex(where: { $0.word == word }) {
      gapWords[known].count += 1
    } else {
      gapWords.append(GapWord(word: word, place: place))
    }
  }

  mutating func addFlag(_ flag: ObservationFlag, at place: TextPlace) {
    if let known = flags.firstIndex(where: { $0.flag == flag }) {
      flags[known].count += 1
    } else {
      flags.append(FlagCount(flag: flag, place: place))
    }
  }
}
