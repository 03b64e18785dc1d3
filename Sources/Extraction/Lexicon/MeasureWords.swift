/// Words that say what a figure measures.
enum MeasureCue: Sendable, Hashable {
  /// Growth: `rose`, 增长.
  case rise
  /// Decline: `fell`, 下降.
  case fall
  /// What comes behind is the level arrived at: 提高到.
  case arrival
  /// A yearly average: `average annual`, 年均.
  case average
  /// `annual growth`: an average where it is said of several years.
  case annual
  /// A sum: `totaled`, 累计.
  case sum
  /// A share: `accounted for`, 占.
  case share
  /// A place in a ranking: `ranked`, 位列.
  case rank
  /// `for four consecutive years`: of so many years, at least so much.
  case streak
}

/// The table of such words.
enum MeasureWords {
  static let table = PhraseTable<MeasureCue>([
    (
      """
      rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|growth|increase|increases|\
      increased|increasing|up|climb|climbs|climbed|climbing|jump|jumped|jumps|surge|surges|surged|\
      surging|soar|soars|soared|soaring|gain|gained|gains|expand|expanded|expands|expanding|expansion|advance|\
      advanced|higher|more than the|more than in|edged up|raised|raise|raises|uptick|leap|leapt|\
      accelerated|rebounded|增长|增加|提高|上升|提升|上涨|增幅|增速|增|攀升|扩大|涨
      """, .rise
    ),
    (
      """
      fall|falls|fell|fallen|falling|decline|declines|declined|declining|decrease|decreased|\
      decreases|decreasing|drop|dropped|drops|dropping|down|slump|slumped|shrink|shrinks|shrank|shrunk|\
      contracted|contraction|contract|lower|less than the|slid|slipped|plunged|plunges|plunge|tumbled|sank|\
      cut|reduced|reduce|reduces|reduction|edged down|下降|减少|降低|下滑|回落|下跌|缩减|降幅|跌
      """, .fall
    ),
    (
      """
      增长到|增长至|增加到|增加至|提高到|提高至|上升到|上升至|提升到|提升至|上涨到|上涨至|攀升至|扩大到|扩大至|\
      下降到|下降至|减少到|减少至|降低到|降低至|降至|降到|回落至|升至|升到|增至|增到|减至|达到|达
      """, .arrival
    ),
    (
      """
      average annual|annual average|average annually|a year on average|per year on average|\
      annually on average|on average|an average of|average yearly|compound annual|cagr|\
      averaging|averaged|average rate|per annum|年均|年平均|年复合|复合增长率|复合年均
      """, .average
    ),
    ("annual|annually|a year|per year|yearly|every year|each year|每年", .annual),
    (
      """
      total|totaled|totalled|totaling|totalling|totals|cumulative|cumulatively|combined|add up to|\
      added up to|adds up to|sum|in total|altogether|累计|合计|总计|共计|总共|累积
      """, .sum
    ),
    (
      """
      account for|accounts for|accounted for|accounting for|make up|makes up|made up|share of|\
      share|proportion|ratio|intensity|占|占比|比重|比例|强度
      """, .share
    ),
    (
      """
      rank|ranks|ranked|ranking|rankings|place|placed|places|position|spot|placing|位列|位居|排名|排|名列|居|列
      """, .rank
    ),
  ])
}
