/// Words that make a figure a plan, a threshold or a forecast.
enum TargetWords {
  static let table = PhraseTable<Bool>([
    (
      """
      plan|plans|planned|planning|aim|aims|aimed|aiming|target|targets|targeted|targeting|goal|\
      goals|objective|is to|are to|will|shall|would|should|could|may|might|expected|expects|expect|\
      projected|projects to|projection|forecast|forecasts|forecasted|predicted|predicts|estimated to|\
      set to|poised to|on track to|likely to|slated to|due to reach|anticipated|pledged|pledges|\
      vows to|vowed to|hopes to|intends to|seeks to|strives to|envisages|envisions|\
      by the year|目标|力争|预计|预期|预测|有望|将|计划|规划|拟|争取|确保|要求达到|展望|望达
      """, true
    )
  ])
}
