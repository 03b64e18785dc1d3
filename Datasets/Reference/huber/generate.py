"""Writes `huber.json`: robust regressions by statsmodels, iterated until nothing moves.

    python -m venv .venv && .venv/bin/pip install statsmodels==0.15.0
    .venv/bin/python generate.py

The call is `RLM(y, X, M=HuberT(t=1.345)).fit(tol=1e-14, maxiter=5000, conv="coefs", cov="H1")`; data
are the fixtures of `../statsmodels`.
"""

import json
import pathlib

import numpy as np
import statsmodels
import statsmodels.api as sm

HERE = pathlib.Path(__file__).parent


def case(dataset, formula, response, names):
    columns = json.loads((HERE / f"../statsmodels/{dataset}.json").read_text())["columns"]
    y = np.array(columns[response])
    x = sm.add_constant(np.column_stack([columns[n] for n in names]))
    fit = sm.RLM(y, x, M=sm.robust.norms.HuberT(t=1.345)).fit(
        tol=1e-14, maxiter=5000, conv="coefs", cov="H1")
    return {
        "dataset": dataset, "formula": formula, "response": response,
        "coefficients": [float(v) for v in fit.params],
        "standardErrors": [float(v) for v in fit.bse], "scale": float(fit.scale),
    }


def main():
    crime = ["hs_grad", "poverty", "single", "white", "urban"]
    document = {
        "package": f"statsmodels {statsmodels.__version__}",
        "cases": [
            case("stackloss", "loss ~ air + water + acid", "loss", ["air", "water", "acid"]),
            case("statecrime", "murder ~ " + " + ".join(crime), "murder", crime),
            case("engel", "food ~ income", "food", ["income"]),
            case("grunfeld", "invest ~ value + capital", "invest", ["value", "capital"]),
        ],
    }
    (HERE / "huber.json").write_text(json.dumps(document, indent=1) + "\n")


main()
