"""Writes `structural.json`: structural time series models by statsmodels.

    python -m venv .venv && .venv/bin/pip install statsmodels==0.15.0
    .venv/bin/python generate.py

`UnobservedComponents(..., use_exact_diffuse=True, mle_regression=False)` at given variances: the
log-likelihood, smoothed states in some periods and forecasts with variances, also with gaps; and the
greatest log-likelihood that its own search finds from three starts. Nile flows are those of
`../statsmodels/nile.json`; the quarterly series and the regressor are made up.
"""

import json
import math
import pathlib

import numpy as np
import statsmodels.api as sm

HERE = pathlib.Path(__file__).parent


def quarterly():
    """Sixty quarters with a moving season, from a fixed formula."""
    effects = [12.0, -5.0, 4.0, -11.0]
    return [
        200 + 1.5 * t + 6 * math.sin(t / 7) + effects[t % 4] * (1 + t / 80) + (t * 37 % 11) / 2
        for t in range(60)
    ]


def case(name, y, parameters, horizon=4, exog=None, gaps=(), search=False, **components):
    y = np.array(y, float)
    y[list(gaps)] = np.nan
    count = len(y)
    model = sm.tsa.UnobservedComponents(
        y, use_exact_diffuse=True, mle_regression=False,
        exog=None if exog is None else exog[:count], **components)
    assert len(model.param_names) == len(parameters), model.param_names
    result = model.smooth(parameters)
    future = {} if exog is None else {"exog": exog[count:count + horizon]}
    forecast = result.get_forecast(horizon, **future)
    places = [0, 1, count // 2, count - 1]
    best = None
    if search:
        fits = [model.fit(np.array(parameters) * f, disp=0, maxiter=2000, method="lbfgs") for f in (1, 3, 0.3)]
        best = max(f.llf for f in fits)
    return {
        "name": name, "parameters": dict(zip(model.param_names, parameters)), "gaps": list(gaps),
        "logLikelihood": result.llf, "greatest": best, "places": places,
        "states": [result.smoothed_state[:, t].tolist() for t in places],
        "variances": [np.diag(result.smoothed_state_cov[:, :, t]).tolist() for t in places],
        "means": np.asarray(forecast.predicted_mean).tolist(),
        "forecastVariances": np.asarray(forecast.var_pred_mean).tolist(),
    }


def main():
    nile = json.loads((HERE / "../statsmodels/nile.json").read_text())["columns"]["volume"]
    y = quarterly()
    driver = [(t * t * 13 % 29) / 3 for t in range(104)]
    loaded = [v + 20 * x for v, x in zip(nile, driver)]
    gaps = (0, 7, 8, 9, 40, 98)
    cases = [
        case("cycle", nile, [12000, 1500, 2500, 2 * math.pi / 12, 0.8], level="llevel", cycle=True,
             stochastic_cycle=True, damped_cycle=True),
        case("dummy", y, [2.0, 1.5, 0.05, 0.4], search=True, level="lltrend", seasonal=4),
        case("trigonometric", nile, [12000, 1500, 3, 40], level="lltrend",
             freq_seasonal=[{"period": 5, "harmonics": 2}], stochastic_freq_seasonal=[True]),
        case("regressor", loaded, [15000, 1400], search=True, level="llevel", exog=np.array(driver)),
        case("gaps", nile, [15000, 1400, 0.5], level="lltrend", gaps=gaps),
        case("gappy season", y, [2.0, 1.5, 0.05, 0.4], level="lltrend", seasonal=4,
             gaps=(1, 2, 20, 21, 22, 23, 24, 57)),
        case("level", nile, [15000, 1400], search=True, level="llevel", gaps=gaps),
    ]
    text = ",\n".join(json.dumps(c) for c in cases)
    data = {"nile": nile, "quarterly": y, "driver": driver, "loaded": loaded}
    head = ", ".join(f'"{k}": {json.dumps(v)}' for k, v in data.items())
    (HERE / "structural.json").write_text("{" + head + ',\n"cases": [\n' + text + "\n]}\n")


if __name__ == "__main__":
    main()
