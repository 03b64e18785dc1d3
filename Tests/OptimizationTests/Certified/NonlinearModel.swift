import ExtendedPrecision
import Optimization

/// The models of the nonlinear sets, as NIST writes them.
enum NonlinearFormula: Sendable {
  case saturation  // Misra1a, BoxBOD
  case misra1b, misra1c, misra1d
  case chwirut, danWood, enso, eckerle, gauss, hahn, kirby, lanczos
  case mgh09, mgh10, mgh17, nelson, rat42, rat43, roszman, bennett

  func value<S: DifferentiableScalar>(_ x: S, _ b: Span<S>) -> S {
    switch self {
    case .saturation: return b[0] * (1 - S.exp(-b[1] * x))
    case .misra1b: return b[0] * (1 - S.pow(1 + b[1] * x / 2, -2))
    case .misra1c: return b[0] * (1 - 1 / S.sqrt(1 + 2 * b[1] * x))
    case .misra1d: return b[0] * b[1] * x / (1 + b[1] * x)
    case .chwirut: return S.exp(-b[0] * x) / (b[1] + b[2] * x)
    case .danWood: return b[0] * S.pow(x, b[1])
    case .enso: return Self.seasons(x, b)
    case .eckerle: return b[0] / b[1] * S.exp(-0.5 * S.pow((x - b[2]) / b[1], 2))
    case .gauss:
      return b[0] * S.exp(-b[1] * x) + b[2] * S.exp(-S.pow((x - b[3]) / b[4], 2))
        + b[5] * S.exp(-S.pow((x - b[6]) / b[7], 2))
    case .hahn:
      return (b[0] + x * (b[1] + x * (b[2] + x * b[3])))
        / (1 + x * (b[4] + x * (b[5] + x * b[6])))
    case .kirby: return (b[0] + x * (b[1] + x * b[2])) / (1 + x * (b[3] + x * b[4]))
    case .lanczos:
      return b[0] * S.exp(-b[1] * x) + b[2] * S.exp(-b[3] * x) + b[4] * S.exp(-b[5] * x)
    case .mgh09: return b[0] * (x * x + x * b[1]) / (x * x + x * b[2] + b[3])
    case .mgh10: return b[0] * S.exp(b[1] / (x + b[2]))
    case .mgh17: return b[0] + b[1] * S.exp(-x * b[3]) + b[2] * S.exp(-x * b[4])
    case .nelson: preconditionFailure("Nelson's model has two predictors")
    case .rat42: return b[0] / (1 + S.exp(b[1] - b[2] * x))
    case .rat43: return b[0] / S.pow(1 + S.exp(b[1] - b[2] * x), 1 / b[3])
    case .roszman: return b[0] - b[1] * x - S.atan(b[2] / (x - b[3])) / S(DoubleDouble.pi)
    case .bennett: return b[0] * S.pow(b[1] + x, -1 / b[2])
    }
  }

  /// A yearly cycle and two of unknown length.
  private static func seasons<S: DifferentiableScalar>(_ x: S, _ b: Span<S>) -> S {
    let turn = 2 * S(DoubleDouble.pi) * x
    let year = turn / 12
    let first = turn / b[3]
    let second = turn / b[6]
    return b[0] + b[1] * S.cos(year) + b[2] * S.sin(year) + b[4] * S.cos(first)
      + b[5] * S.sin(first) + b[7] * S.cos(second) + b[8] * S.sin(second)
  }
}

/// The residuals of one set, from data as exact as they are printed.
struct NonlinearResiduals: ResidualFunction {
  let formula: NonlinearFormula
  let x: [[DoubleDouble]]
  let y: [DoubleDouble]
  let parameterCount: Int
  var residualCount: Int { y.count }

  init(_ formula: NonlinearFormula, _ set: NonlinearSet) {
    self.formula = formula
    x = set.exactPredictors
    y = set.exactResponse
    parameterCount = set.parameters.count
  }

  func residual<S: DifferentiableScalar>(_ i: Int, _ b: Span<S>) -> S {
    if case .nelson = formula {
      return S.log(S(y[i])) - (b[0] - b[1] * S(x[0][i]) * S.exp(-b[2] * S(x[1][i])))
    }
    return formula.value(S(x[0][i]), b) - S(y[i])
  }
}
