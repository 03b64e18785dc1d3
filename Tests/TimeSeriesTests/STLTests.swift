import TestSupport
import Testing
import TimeSeries

/// statsmodels 0.15.0 `STL(y, ...).fit()` of the Nile's first 48 annual flows, taken as months or
/// quarters.
struct STLTests {
  private let values: [Double] = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
    799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
    701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832,
  ]
  private let places = [0, 1, 20, 47]

  private func check(_ found: [Double], _ expected: [Double]) {
    for (place, value) in zip(places, expected) {
      #expect(correctDigits(found[place], certified: value) > 9)
    }
  }

  @Test func `period 12 and a window of 7 give statsmodels' trend and season`() throws {
    let stl = try #require(STL(values, seasonLength: 12))
    check(
      stl.trend, [1176.671668016317, 1165.2239232343718, 1085.0536051364468, 907.3827958315217])
    check(
      stl.season,
      [-17.322787118938596, -45.208651339922255, 111.39156781076363, -19.67945214844204])
    #expect(stl.weights.allSatisfy { $0 == 1 })
  }

  @Test func `the robust fit is statsmodels'`() throws {
    let stl = try #require(STL(values, seasonLength: 12, settings: .robust))
    check(
      stl.trend, [1116.9989064539566, 1113.7101224339435, 1035.658953846273, 797.1256011377164])
    check(
      stl.season, [3.051571458854831, 46.25327363780079, 138.40423936789549, 40.77031148314214])
    #expect(abs(stl.weights[0] - 0.99983371) < 1e-8 && abs(stl.weights[42] - 0.99950661) < 1e-8)
  }

  @Test func `other windows are statsmodels'`() throws {
    var settings = STL.Settings()
    settings.seasonWindow = 9
    settings.trendWindow = 7
    let stl = try #require(STL(values, seasonLength: 4, settings: settings))
    check(
      stl.trend, [1060.1596632699548, 1087.4889451312129, 1125.4820477859657, 995.9611261340918])
    check(
      stl.season, [97.88065882475398, 61.729447204977994, 54.481605356318994, -39.49037718443323])
  }

  @Test func `parts add up, and a line with a fixed season is found`() throws {
    let effects = [3.0, -1, 4, -6]
    let line = (0..<24).map { 10 + 0.5 * Double($0) + effects[$0 % 4] }
    let stl = try #require(STL(line, seasonLength: 4))
    for t in line.indices {
      #expect(abs(stl.trend[t] + stl.season[t] + stl.remainder[t] - line[t]) < 1e-12)
      #expect(abs(stl.remainder[t]) < 1e-8)
      #expect(abs(stl.season[t] - effects[t % 4]) < 1e-8)
    }
  }

  @Test func `one spike moves a robust trend less`() throws {
    var spiked = (0..<48).map { 100 + 10 * Double($0 % 4) }
    spiked[20] += 500
    let plain = try #require(STL(spiked, seasonLength: 4))
    let robust = try #require(STL(spiked, seasonLength: 4, settings: .robust))
    #expect(abs(robust.trend[20] - 115) < abs(plain.trend[20] - 115) / 10)
    #expect(robust.weights[20] == 0)
  }

  @Test func `two seasons are needed`() {
    #expect(STL([1, 2, 3, 4, 5, 6, 7], seasonLength: 4) == nil)
  }
}
