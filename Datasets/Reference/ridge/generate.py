"""Writes `ridge.json`: ridge regressions on standardised columns, by dense algebra and scikit-learn.

    python -m venv .venv && .venv/bin/pip install numpy==2.4.6 scikit-learn==1.9.1
    .venv/bin/python generate.py

Coefficients come from scikit-learn's `Ridge(alpha=λ)` on `StandardScaler` columns; leave-one-out
errors from refitting without each observation. Data are the fixtures of `../statsmodels`. The
columns keep the scales of all rows when one is left out, as the closed form does.
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

HERE = pathlib.Path(__file__).parent


def case(dataset, formula, response, names, penalties):
    columns = json.loads((HERE / f"../statsmodels/{dataset}.json").read_text())["columns"]
    y = np.array(columns[response])
    x = np.column_stack([columns[n] for n in names])
    scaler = StandardScaler().fit(x)
    z = scaler.transform(x)
    out = []
    for penalty in penalties:
        model = Ridge(alpha=penalty, solver="svd", tol=1e-14).fit(z, y)
        slopes = model.coef_ / scaler.scale_
        errors = []
        for i in range(len(y)):
            keep = np.arange(len(y)) != i
            other = Ridge(alpha=penalty, solver="svd", tol=1e-14).fit(z[keep], y[keep])
            errors.append(y[i] - other.predict(z[i : i + 1])[0])
        out.append({
            "penalty": penalty,
            "coefficients": [float(model.intercept_ - scaler.mean_ @ slopes), *map(float, slopes)],
            "leaveOneOut": float(np.sum(np.square(errors))),
        })
    return {"dataset": dataset, "formula": formula, "response": response, "fits": out}


def main():
    penalties = [0.01, 1.0, 25.0]
    crime = ["hs_grad", "poverty", "single", "white", "urban"]
    document = {
        "package": f"scikit-learn {sklearn.__version__}",
        "cases": [
            case("stackloss", "loss ~ air + water + acid", "loss", ["air", "water", "acid"], penalties),
            case("statecrime", "murder ~ " + " + ".join(crime), "murder", crime, penalties),
            case("grunfeld", "invest ~ value + capital", "invest", ["value", "capital"], penalties),
        ],
    }
    (HERE / "ridge.json").write_text(json.dumps(document, indent=1) + "\n")


main()
