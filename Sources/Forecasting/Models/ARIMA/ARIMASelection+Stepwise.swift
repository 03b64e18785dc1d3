extension ARIMASelection {
  /// Climbs from a few first orders to the best among its neighbours.
  ///
  /// > Source: Hyndman & Khandakar (2008), "Automatic time series forecasting: the forecast package
  /// > for R", Journal of Statistical Software 27(3), §3.2.
  mutating func climb() {
    for order in firstOrders { _ = visit(order) }
    var isClimbing = true
    while isClimbing, visited < 94 {
      isClimbing = false
      for neighbour in neighbours(of: best.order) where visit(neighbour) {
        isClimbing = true
        break
      }
    }
  }

  /// Every order within the limits.
  mutating func visitAll() {
    for P in 0...limits.seasonalP {
      for Q in 0...limits.seasonalQ {
        for p in 0...limits.p {
          for q in 0...limits.q where p + q + P + Q <= limits.total {
            var order = base
            (order.p, order.q, order.seasonalP, order.seasonalQ) = (p, q, P, Q)
            _ = visit(order)
            if choosesConstant {
              order.hasConstant = false
              _ = visit(order)
            }
          }
        }
      }
    }
  }

  private var firstOrders: [ARIMAOrder] {
    let isShort = history.values.count < 10
    let (high, season) = (isShort ? 1 : 2, isShort ? 0 : 1)
    func order(_ p: Int, _ q: Int, _ P: Int, _ Q: Int) -> ARIMAOrder {
      var order = base
      order.p = min(p, limits.p)
      order.q = min(q, limits.q)
      order.seasonalP = min(P, limits.seasonalP)
      order.seasonalQ = min(Q, limits.seasonalQ)
      return order
    }
    return [
      order(high, high, season, season), order(0, 0, 0, 0), order(1, 0, 1, 0), order(0, 1, 0, 1),
    ]
  }

  /// Orders one step away, in R's order.
  private func neighbours(of order: ARIMAOrder) -> [ARIMAOrder] {
    let steps = [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)]
    var result: [ARIMAOrder] = []
    for (P, Q) in steps {
      var next = order
      next.seasonalP += P
      next.seasonalQ += Q
      result.append(next)
    }
    for (p, q) in steps {
      var next = order
      next.p += p
      next.q += q
      result.append(next)
    }
    if choosesConstant {
      var next = order
      next.hasConstant.toggle()
      result.append(next)
    }
    return result.filter { next in
      (0...limits.p).contains(next.p) && (0...limits.q).contains(next.q)
        && (0...limits.seasonalP).contains(next.seasonalP)
        && (0...limits.seasonalQ).contains(next.seasonalQ)
    }
  }
}
