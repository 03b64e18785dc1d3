"""Writes the regression fixtures of this folder: data, the call, and what statsmodels answers.

    python -m venv .venv && .venv/bin/pip install statsmodels==0.15.0
    .venv/bin/python generate.py

All data sets are in the public domain, by the notes that statsmodels ships with them.
"""

import json
import pathlib

import numpy as np
import statsmodels
import statsmodels.api as sm
from statsmodels.stats.diagnostic import het_breuschpagan
from statsmodels.stats.outliers_influence import variance_inflation_factor
from statsmodels.stats.stattools import durbin_watson, jarque_bera

HERE = pathlib.Path(__file__).parent


def lag(x, k=1):
    return np.concatenate([np.full(k, np.nan), np.asarray(x, float)[:-k]])


def floats(values):
    return [float(v) for v in values]


def fit(formula, response, columns, se="classical", weights=None, bandwidth=None, ahead=0):
    """One regression; `columns` by name in order, `weights` a name with values, `ahead` rows at the end left for prediction."""
    names = list(columns)
    x_all = np.column_stack([np.asarray(columns[n], float) for n in names])
    y_all = np.asarray(response, float)
    n = len(y_all) - ahead
    keep = ~np.isnan(x_all[:n]).any(axis=1)
    x, y = x_all[:n][keep], y_all[:n][keep]
    w = None if weights is None else np.asarray(weights[1], float)[:n][keep]
    model = sm.OLS(y, x) if w is None else sm.WLS(y, x, weights=w)
    options = {}
    call = "OLS(y, X)" if w is None else "WLS(y, X, weights=w)"
    if se == "classical":
        result = model.fit()
        call += ".fit()"
    elif se == "newey-west":
        options = {"maxlags": bandwidth, "use_correction": True}
        result = model.fit(cov_type="HAC", cov_kwds=options, use_t=True)
        call += f'.fit(cov_type="HAC", cov_kwds={options}, use_t=True)'
    else:
        result = model.fit(cov_type=se.upper(), use_t=True)
        call += f'.fit(cov_type="{se.upper()}", use_t=True)'
    intervals = result.conf_int(0.05)
    residuals = result.wresid
    influence = model.fit().get_influence() if w is None else None
    constant = "(Intercept)" in names
    out = {
        "formula": formula,
        "call": call,
        "standardErrors": se,
        "bandwidth": bandwidth,
        "weights": weights and weights[0],
        "ahead": ahead,
        "observations": int(len(y)),
        "coefficients": [
            {
                "name": name,
                "estimate": float(result.params[j]),
                "standardError": float(result.bse[j]),
                "t": float(result.tvalues[j]),
                "p": float(result.pvalues[j]),
                "lower": float(intervals[j][0]),
                "upper": float(intervals[j][1]),
            }
            for j, name in enumerate(names)
        ],
        "sigma": float(np.sqrt(result.scale)),
        "rSquared": float(result.rsquared),
        "adjustedRSquared": float(result.rsquared_adj),
        "f": float(result.fvalue) if len(names) > 1 else None,
        "fP": float(result.f_pvalue) if len(names) > 1 else None,
        "logLikelihood": float(result.llf),
        "aic": float(result.aic),
        "bic": float(result.bic),
        "durbinWatson": float(durbin_watson(residuals)),
        "jarqueBera": floats(jarque_bera(residuals)),
        "breuschPagan": (
            floats(het_breuschpagan(residuals, x)[:2]) if w is None and constant and len(names) > 1
            else None
        ),
        "conditionNumber": float(np.linalg.cond(x)) if w is None else None,
        "varianceInflation": (
            [float(variance_inflation_factor(x, j)) for j in range(len(names))
             if names[j] != "(Intercept)"]
            if w is None and constant and len(names) > 1 else None
        ),
    }
    if influence is not None:
        out["leverage"] = floats(influence.hat_matrix_diag[:6])
        out["cooksDistance"] = floats(influence.cooks_distance[0][:6])
        out["standardizedResiduals"] = floats(influence.resid_studentized_internal[:6])
        out["studentizedResiduals"] = floats(influence.resid_studentized_external[:6])
    if ahead:
        frame = result.get_prediction(x_all[n:]).summary_frame(alpha=0.05)
        out["prediction"] = {key: floats(frame[key]) for key in frame.columns}
    return out


def write(name, source, start, columns, fits):
    document = {
        "dataset": name,
        "source": source,
        "package": f"statsmodels {statsmodels.__version__}",
        "start": start,
        "columns": {key: floats(values) for key, values in columns.items()},
        "fits": fits,
    }
    (HERE / f"{name}.json").write_text(json.dumps(document, indent=None, separators=(",", ":"))
                                       .replace('"fits":', '\n"fits":')
                                       .replace('{"formula"', '\n{"formula"')
                                       .replace('"columns":', '\n"columns":') + "\n")


def main():
    data = sm.datasets.stackloss.load_pandas().data
    y, air, temp, acid = (data[c].values for c in ["STACKLOSS", "AIRFLOW", "WATERTEMP", "ACIDCONC"])
    one = np.ones(len(y))
    terms = {"(Intercept)": one, "air": air, "water": temp, "acid": acid}
    write("stackloss", "Brownlee (1965), Statistical Theory and Methodology in Science and Engineering",
          "1", {"loss": y, "air": air, "water": temp, "acid": acid},
          [fit("loss ~ air + water + acid", y, terms, se)
           for se in ["classical", "hc0", "hc1", "hc2", "hc3"]]
          + [fit("loss ~ air*water", y,
                 {"(Intercept)": one, "air": air, "water": temp, "air:water": air * temp}),
             fit("loss ~ 0 + air + water", y, {"air": air, "water": temp}),
             fit("log(loss) ~ log(air) + sqrt(water) + I(acid / 100)", np.log(y),
                 {"(Intercept)": one, "log(air)": np.log(air), "sqrt(water)": np.sqrt(temp),
                  "I(acid / 100)": acid / 100}),
             fit("loss ~ air", y, {"(Intercept)": one, "air": air}, weights=("water", temp))])

    data = sm.datasets.engel.load_pandas().data
    y, x = data["foodexp"].values, data["income"].values
    one = np.ones(len(y))
    write("engel", "Koenker & Bassett (1982), Econometrica 50(1)", "1", {"food": y, "income": x, "reciprocal": 1 / x},
          [fit("food ~ income", y, {"(Intercept)": one, "income": x}, se)
           for se in ["classical", "hc0", "hc1", "hc2", "hc3"]]
          + [fit("food ~ income + income^2", y,
                 {"(Intercept)": one, "income": x, "income^2": x ** 2}),
             fit("log(food) ~ log(income)", np.log(y),
                 {"(Intercept)": one, "log(income)": np.log(x)}, "hc3"),
             fit("food ~ income", y, {"(Intercept)": one, "income": x}, weights=("reciprocal", 1 / x))])

    data = sm.datasets.statecrime.load_pandas().data
    names = ["murder", "hs_grad", "poverty", "single", "white", "urban", "violent"]
    crime = {n: data[n].values for n in names}
    one = np.ones(len(data))
    five = {"(Intercept)": one, **{n: crime[n] for n in ["hs_grad", "poverty", "single", "white",
                                                         "urban"]}}
    write("statecrime", "American Statistical Abstracts, 2009", "1", crime,
          [fit("murder ~ hs_grad + poverty + single + white + urban", crime["murder"], five, se)
           for se in ["classical", "hc1", "hc3"]]
          + [fit("murder ~ urban*single", crime["murder"],
                 {"(Intercept)": one, "urban": crime["urban"], "single": crime["single"],
                  "urban:single": crime["urban"] * crime["single"]}),
             fit("violent ~ hs_grad + poverty", crime["violent"],
                 {"(Intercept)": one, "hs_grad": crime["hs_grad"], "poverty": crime["poverty"]},
                 "hc2", weights=("urban", crime["urban"]))])

    data = sm.datasets.grunfeld.load_pandas().data
    data = data[data["firm"] == "General Motors"]
    invest, value, capital = (data[c].values for c in ["invest", "value", "capital"])
    n = len(invest)
    one, trend = np.ones(n), np.arange(1, n + 1)
    base = {"(Intercept)": one, "value": value, "capital": capital}
    after = (data["year"].values >= 1946).astype(float)
    write("grunfeld", "Grunfeld (1958), General Motors; Kleiber & Zeileis (2010)", "1935",
          {"invest": invest, "value": value, "capital": capital, "year-number": trend},
          [fit("invest ~ value + capital", invest, base),
           fit("invest ~ value + capital", invest, base, "newey-west", bandwidth=2),
           fit("invest ~ value + capital", invest, base, "newey-west", bandwidth=5),
           fit("log(invest) ~ trend + log(value) + step(1946)", np.log(invest),
               {"(Intercept)": one, "trend": trend, "log(value)": np.log(value),
                "step(1946)": after}),
           fit("invest ~ lag(value, 1) + diff(capital)", invest,
               {"(Intercept)": one, "lag(value, 1)": lag(value),
                "diff(capital)": capital - lag(capital)}),
           fit("invest ~ value + capital", invest, base, ahead=4),
           fit("log(invest) ~ log(value) + trend", np.log(invest),
               {"(Intercept)": one, "log(value)": np.log(value), "trend": trend}, ahead=4),
           fit("invest ~ value + capital", invest, base, weights=("year-number", trend)),
           fit("invest ~ value + lag(invest, 1)", invest,
               {"(Intercept)": one, "value": value, "lag(invest, 1)": lag(invest)})])

    data = sm.datasets.strikes.load_pandas().data
    y, x = data["duration"].values, data["iprod"].values
    one = np.ones(len(y))
    write("strikes", "Kennan (1985), Journal of Econometrics 28(1)", "1",
          {"duration": y, "production": x},
          [fit("log(duration) ~ production", np.log(y), {"(Intercept)": one, "production": x}, se)
           for se in ["classical", "hc0", "hc3"]]
          + [fit("duration ~ production + production^2 + production^3", y,
                 {"(Intercept)": one, "production": x, "production^2": x ** 2,
                  "production^3": x ** 3})])

    data = sm.datasets.nile.load_pandas().data
    y, year = data["volume"].values, data["year"].values
    n = len(y)
    one, trend = np.ones(n), np.arange(1.0, n + 1)
    dam = (year >= 1898).astype(float)
    write("nile", "Cobb (1978), Biometrika 65(2)", "1871", {"volume": y},
          [fit("volume ~ step(1898)", y, {"(Intercept)": one, "step(1898)": dam}),
           fit("volume ~ step(1898) + pulse(1913)", y,
               {"(Intercept)": one, "step(1898)": dam, "pulse(1913)": (year == 1913) * 1.0}, "hc1"),
           fit("volume ~ trend + knot(1898)", y,
               {"(Intercept)": one, "trend": trend, "knot(1898)": np.maximum(0, year - 1898.0)},
               "newey-west", bandwidth=4),
           fit("volume ~ trend + trend^2", y,
               {"(Intercept)": one, "trend": trend, "trend^2": trend ** 2}, ahead=5),
           fit("volume ~ trend*step(1898)", y,
               {"(Intercept)": one, "trend": trend, "step(1898)": dam,
                "trend:step(1898)": trend * dam}),
           fit("volume ~ lag(volume, 1) + lag(volume, 2)", y,
               {"(Intercept)": one, "lag(volume, 1)": lag(y), "lag(volume, 2)": lag(y, 2)})])

    data = sm.datasets.macrodata.load_pandas().data
    q = data["quarter"].values
    gdp, cons, unemp, cpi = (data[c].values for c in ["realgdp", "realcons", "unemp", "cpi"])
    n = len(q)
    one, trend = np.ones(n), np.arange(1.0, n + 1)
    season = {f"season{k}": (q == k) * 1.0 for k in (2, 3, 4)}
    write("macrodata", "FRED and NBER, United States 1959-Q1 to 2009-Q3", "1959-Q1",
          {"realgdp": gdp, "realcons": cons, "unemp": unemp, "cpi": cpi},
          [fit("log(realcons) ~ log(realgdp) + trend", np.log(cons),
               {"(Intercept)": one, "log(realgdp)": np.log(gdp), "trend": trend}),
           fit("log(realcons) ~ log(realgdp) + trend", np.log(cons),
               {"(Intercept)": one, "log(realgdp)": np.log(gdp), "trend": trend}, "newey-west",
               bandwidth=8),
           fit("unemp ~ season + diff(log(realgdp))", unemp,
               {"(Intercept)": one, **season,
                "diff(log(realgdp))": np.log(gdp) - lag(np.log(gdp))}),
           fit("unemp ~ 0 + season + trend", unemp,
               {"season1": (q == 1) * 1.0, **season, "trend": trend}),
           fit("unemp ~ season*trend", unemp,
               {"(Intercept)": one, **season, "trend": trend,
                **{f"{k}:trend": v * trend for k, v in season.items()}}),
           fit("unemp ~ lag(cpi, 4)", unemp, {"(Intercept)": one, "lag(cpi, 4)": lag(cpi, 4)})])

    data = sm.datasets.danish_data.load_pandas().data
    money, income, bond, deposit = (data[c].values for c in ["lrm", "lry", "ibo", "ide"])
    n = len(money)
    one, trend = np.ones(n), np.arange(1.0, n + 1)
    base = {"(Intercept)": one, "income": income, "bond": bond, "deposit": deposit}
    write("danish", "Johansen & Juselius (1990), Denmark 1974-Q1 to 1987-Q3", "1974-Q1",
          {"money": money, "income": income, "bond": bond, "deposit": deposit},
          [fit("money ~ income + bond + deposit", money, base),
           fit("money ~ income + bond + deposit", money, base, "hc3"),
           fit("money ~ income + bond + deposit", money, base, "newey-west", bandwidth=3),
           fit("money ~ income + I(bond - deposit) + trend", money,
               {"(Intercept)": one, "income": income, "I(bond - deposit)": bond - deposit,
                "trend": trend}),
           fit("money ~ income + bond + deposit", money, base, ahead=4)])


main()
