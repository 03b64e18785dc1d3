"""Writes `likelihood.json`: regressions with AR(1) errors, maximised in 40 digits by mpmath.

    python -m venv .venv && .venv/bin/pip install mpmath==1.4.1 scipy==1.17.1 statsmodels==0.15.0
    .venv/bin/python generate.py

The oracle solves the normal equations of the dense covariance matrix, ρ^|i−j|/(1−ρ²), in 40 digits
and finds the zero of the profile likelihood's derivative; statsmodels' `ARIMA` is printed beside it
as a check of the model itself. Predictions come from `predictive`, in double precision. Data are the fixtures of `../statsmodels`.
"""

import json
import pathlib

import mpmath as mp
import numpy as np
from scipy.optimize import brentq
from scipy.stats import t
from statsmodels.tsa.arima.model import ARIMA

mp.mp.dps = 40
HERE = pathlib.Path(__file__).parent


def solve(x, y, rho):
    """β, sum of squares, (XᵀΩ⁻¹X)⁻¹ for Ω = ρ^|i−j|/(1−ρ²), by its tridiagonal inverse."""
    n, p = len(y), len(x[0])
    inverse = mp.matrix(n, n)
    for i in range(n):
        inverse[i, i] = 1 if i in (0, n - 1) else 1 + rho ** 2
        if i + 1 < n:
            inverse[i, i + 1] = inverse[i + 1, i] = -rho
    xm = mp.matrix(x)
    ym = mp.matrix(y)
    covariance = (xm.T * inverse * xm) ** -1
    beta = covariance * (xm.T * inverse * ym)
    errors = ym - xm * beta
    return beta, (errors.T * inverse * errors)[0], covariance, errors


def profile(x, y, rho):
    n = len(y)
    squares = solve(x, y, rho)[1]
    return (mp.log(1 - rho ** 2) / 2 - mp.mpf(n) / 2 * (mp.log(2 * mp.pi * squares / n) + 1))


def predictive(x, y, ahead):
    """Median and central 80 % and 95 % half-widths of the prediction, ρ integrated out.

    Flat priors for β, ln σ and ρ; 1001 equal steps of artanh ρ up to ±7, dense matrices.
    """
    n, p = x.shape
    lags = np.abs(np.subtract.outer(np.arange(n + len(ahead)), np.arange(n + len(ahead))))
    atoms = []
    for z in np.linspace(-7, 7, 1001):
        rho = np.tanh(z)
        omega = rho ** lags / (1 - rho ** 2) if rho else np.eye(len(lags))
        root = np.linalg.cholesky(omega[:n, :n])
        xs, ys = np.linalg.solve(root, x), np.linalg.solve(root, y)
        q, r = np.linalg.qr(xs)
        beta = np.linalg.solve(r, q.T @ ys)
        squares = np.sum((ys - xs @ beta) ** 2)
        log_density = (-np.sum(np.log(np.diag(root))) - np.sum(np.log(np.abs(np.diag(r))))
                       - (n - p) / 2 * np.log(squares) + np.log(1 - rho ** 2))
        cross = np.linalg.solve(root, omega[:n, n:])
        location = ahead @ beta + cross.T @ (ys - xs @ beta)
        g = np.linalg.solve(r.T, (ahead - cross.T @ xs).T)
        variance = np.diag(omega)[n:] - np.sum(cross ** 2, axis=0) + np.sum(g ** 2, axis=0)
        atoms.append((log_density, location, np.sqrt(squares / (n - p) * variance)))
    weights = np.exp(np.array([a[0] for a in atoms]) - max(a[0] for a in atoms))
    weights /= weights.sum()
    out = []
    for h in range(len(ahead)):
        m = np.array([a[1][h] for a in atoms])
        s = np.array([a[2][h] for a in atoms])
        low, high = m.min() - 50 * s.max(), m.max() + 50 * s.max()
        median = brentq(lambda v: weights @ t.cdf((v - m) / s, n - p) - 0.5, low, high, xtol=1e-13)
        widths = [brentq(lambda q: weights @ (t.sf((median + q - m) / s, n - p)
                                              + t.cdf((median - q - m) / s, n - p)) - outside,
                         0, high - low, xtol=1e-13) for outside in (0.2, 0.05)]
        out.append([median, *widths])
    return out


def case(dataset, formula, rows, response, horizon_rows):
    x = [[mp.mpf(float(v)) for v in row] for row in rows]
    y = [mp.mpf(float(v)) for v in response]
    n, p = len(y), len(x[0])
    grid = [mp.mpf(k) / 50 for k in range(-49, 50)]
    best = max(grid, key=lambda r: profile(x, y, r))
    slope = lambda r: (profile(x, y, r + mp.mpf(10) ** -15) - profile(x, y, r - mp.mpf(10) ** -15))
    rho = mp.findroot(slope, (best - mp.mpf("0.01"), best + mp.mpf("0.01")), solver="ridder",
                      tol=mp.mpf(10) ** -60, verify=False)
    beta, squares, covariance, errors = solve(x, y, rho)
    variance = squares / (n - p)
    step = mp.mpf(10) ** -10
    curvature = -(profile(x, y, rho + step) - 2 * profile(x, y, rho) + profile(x, y, rho - step)) \
        / step ** 2
    check = ARIMA(np.array(response, float), exog=np.array(rows, float), order=(1, 0, 0),
                  trend="n").fit()
    print(dataset, formula, "rho", mp.nstr(rho, 10), "log-likelihood", mp.nstr(profile(x, y, rho), 12),
          "statsmodels", check.llf)
    return {
        "dataset": dataset, "formula": formula, "rho": float(rho),
        "rhoStandardError": float(1 / mp.sqrt(curvature)),
        "coefficients": [float(b) for b in beta],
        "standardErrors": [float(mp.sqrt(variance * covariance[j, j])) for j in range(p)],
        "sigma": float(mp.sqrt(variance)), "logLikelihood": float(profile(x, y, rho)),
        "forecast": predictive(np.array(rows, float), np.array(response, float),
                               np.array(horizon_rows, float)),
    }


def columns(dataset):
    return json.loads((HERE / f"../statsmodels/{dataset}.json").read_text())["columns"]


def main():
    cases = []
    nile = columns("nile")["volume"]
    rows = lambda a, b: [[1, t] for t in range(a, b)]
    cases.append(case("nile", "volume ~ trend", rows(1, 101), nile, rows(101, 106)))
    dam = lambda a, b: [[1, 1 if t > 27 else 0] for t in range(a, b)]
    cases.append(case("nile", "volume ~ step(1898)", dam(1, 101), nile, dam(101, 106)))
    gm = columns("grunfeld")
    x = [[1, v, c] for v, c in zip(gm["value"], gm["capital"])]
    cases.append(case("grunfeld", "invest ~ value + capital", x[:16], gm["invest"][:16], x[16:]))
    danish = columns("danish")
    x = [[1, a, b, c] for a, b, c in zip(danish["income"], danish["bond"], danish["deposit"])]
    n = len(x) - 4
    cases.append(case("danish", "money ~ income + bond + deposit", x[:n], danish["money"][:n], x[n:]))
    macro = columns("macrodata")["unemp"]
    cases.append(case("macrodata", "unemp ~ 1", [[1]] * len(macro), macro, [[1]] * 6))
    document = {"package": f"mpmath {mp.__version__ if hasattr(mp, '__version__') else '1.4.1'}, "
                "40 digits", "cases": cases}
    (HERE / "likelihood.json").write_text(json.dumps(document, indent=1) + "\n")


main()
