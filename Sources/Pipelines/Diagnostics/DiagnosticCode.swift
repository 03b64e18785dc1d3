/// The stable codes of diagnostics, in ranges by layer.
///
/// P0xx files, P1xx configuration, D0xx data, F0xx fits, R0xx runs. A code is never reused; its
/// ``article`` is what `almanac explain P101` prints.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable, Codable {
  // MARK: Files
  case unreadableFile = "P001"
  case invalidYAML = "P002"
  case emptyFile = "P003"
  case wrongEncoding = "P004"
  case notARegularFile = "P005"
  case excessiveYAML = "P006"
  case tornTable = "P007"
  case invalidDatabase = "P008"
  case refusedQuery = "P009"

  // MARK: Configuration
  case unknownModel = "P101"
  case unknownSetting = "P102"
  case invalidSetting = "P103"
  case unknownKey = "P104"
  case missingKey = "P105"
  case duplicateKey = "P106"
  case wrongType = "P107"
  case outOfRange = "P108"
  case unknownWord = "P109"
  case invalidFormula = "P110"
  case unknownSeries = "P111"
  case cycle = "P112"
  case invalidThreshold = "P113"
  case invalidOverride = "P114"
  case conflictingKeys = "P115"
  case untilBeforeData = "P116"
  case unknownDefinition = "P117"
  case unusedChange = "P118"

  // MARK: Data
  case missingColumn = "D001"
  case duplicateColumn = "D002"
  case unknownColumn = "D003"
  case missingValue = "D004"
  case unknownDataWord = "D005"
  case unknownScale = "D006"
  case invalidNumber = "D007"
  case invalidPeriod = "D008"
  case reversedSpan = "D009"
  case invalidDate = "D010"
  case invalidRange = "D011"
  case unconvertibleUnit = "D012"
  case contradictoryBounds = "D013"
  case rankAsLevel = "D014"
  case unknownIndicator = "D015"
  case defaultsUsed = "D016"
  case duplicatePeriod = "D017"
  case notFinite = "D018"
  case gaps = "D019"
  case noSeries = "D020"
  case missingRate = "D021"
  case rowsNotUsed = "D022"
  case outsideLink = "D023"
  case boundViolated = "D024"
  case duplicateSeries = "D025"
  case invalidID = "D026"
  case unitNotTaken = "D027"
  case impossibleValue = "D028"
  case outsideBounds = "D029"
  case duplicateRow = "D030"
  case tableAdjusted = "D031"
  case growthIndex = "D032"
  case flaggedValues = "D033"

  // MARK: Fits
  case tooShort = "F001"
  case constantSeries = "F002"
  case valueOutsideLink = "F003"
  case missingRegressor = "F004"
  case notRepresentable = "F005"
  case noConvergence = "F006"
  case unidentified = "F007"
  case numericalFailure = "F008"
  case failedRegressor = "F009"
  case contradiction = "F010"
  case weakEvidence = "F011"
  case impossibleChange = "F012"
  case fewPaths = "F013"
  case notReconciled = "F014"

  // MARK: Runs
  case invalidStore = "R001"
  case unwritableOutput = "R002"
  case storeBusy = "R003"
  case unknownSelection = "R004"
  case seriesFailed = "R005"
  case resumed = "R006"
  case derivationFailed = "R007"
  case unknownYear = "R008"
  case staleLock = "R009"
  case otherLock = "R010"
  case unknownRun = "R011"
  case runWithoutForecasts = "R012"
  case moveNotSplit = "R013"
  case noStore = "R014"
  case unlikeRuns = "R015"
  case formatNotBuilt = "R016"

  /// What a diagnostic of this code is unless it says otherwise.
  public var severity: Diagnostic.Severity {
    switch self {
    case .unknownColumn, .contradictoryBounds, .boundViolated, .unknownIndicator, .noSeries,
      .outsideBounds, .duplicateRow, .contradiction, .outsideLink, .missingRate,
      .untilBeforeData, .seriesFailed, .staleLock, .unusedChange, .impossibleChange, .fewPaths,
      .notReconciled, .moveNotSplit:
      .warning
    case .defaultsUsed, .weakEvidence, .rowsNotUsed, .gaps, .tableAdjusted, .growthIndex,
      .flaggedValues, .resumed, .unlikeRuns:
      .note
    default: .error
    }
  }
}
