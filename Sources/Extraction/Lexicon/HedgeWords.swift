import Indicators

/// Words of hedges with the qualifiers that they mean.
enum HedgeWords {
  /// Before a figure.
  static let before = PhraseTable<Qualifier>([
    (
      """
      more than|greater than|higher than|over|well over|just over|slightly over|slightly more than|\
      above|well above|at least|no less than|not less than|no fewer than|not fewer than|\
      a minimum of|exceed|exceeds|exceeded|exceeding|surpass|surpasses|surpassed|surpassing|top|\
      tops|topped|topping|pass|passed|cross|crossed|upwards of|in excess of|beyond|\
      超过|超|超出|突破|逾|高于|大于|多于|不低于|不少于|不小于|至少|最少|跨越
      """, .atLeast
    ),
    (
      """
      at most|up to|no more than|not more than|not exceeding|less than|fewer than|under|below|\
      lower than|a maximum of|within|不超过|不高于|不多于|至多|最多|最高|不足|不到|未到|低于|少于|小于
      """, .atMost
    ),
    (
      """
      nearly|almost|close to|just under|just below|slightly less than|slightly under|approaching|\
      nearing|near|nears|neared|近|将近|接近|逼近|几乎
      """, .nearly
    ),
    (
      """
      about|around|approximately|approx|approx.|some|roughly|circa|ca.|an estimated|estimated at|\
      in the region of|on the order of|~|约|大约|约为|大概|约合|约达|左右
      """, .about
    ),
  ])

  /// Behind a figure.
  static let after = PhraseTable<Qualifier>([
    ("or more|or above|or higher|or over|and above|plus|+|以上|之上|有余", .atLeast),
    ("or less|or below|or lower|or fewer|at most|以下|以内|之内", .atMost),
    ("or so|or thereabouts|左右|上下|前后", .about),
  ])

  /// Words that may stand between a hedge and its figure.
  static let fillers: Set<String> = [
    "a", "an", "the", "total", "of", "combined", "record", "as", "to", "at", "by", "whopping",
    "了", "至", "到", "达", "为", "将", "能", "可", "总", "共",
  ]
}
