"""Writes `reconciliation.json`: minimum trace reconciliations, by 50-digit arithmetic and hierarchicalforecast.

    python -m venv .venv && .venv/bin/pip install mpmath==1.4.1 numpy==2.4.6 hierarchicalforecast==1.5.3
    .venv/bin/python generate.py

The reconciled figures are S(S'W⁻¹S)⁻¹S'W⁻¹ŷ, the form with bottom series of Wickramasuriya, Athanasopoulos
& Hyndman (2019), in mpmath; the shrinkage is that of Schäfer & Strimmer (2005) about zero, in mpmath.
The same by `MinTrace(method="mint_shrink", mint_shr_ridge=0)` of hierarchicalforecast, an independent
program in double precision, has to agree to eight digits or the script stops; the errors sum to zero,
so that it does not matter that hierarchicalforecast takes them about their mean; it gets them with one
added, for it refuses errors that sum to zero.
"""

import json
import pathlib

import hierarchicalforecast
import mpmath as mp
import numpy as np
from hierarchicalforecast.methods import MinTrace

HERE = pathlib.Path(__file__).parent
mp.mp.dps = 50


def shrunk(errors):
    n, p = errors.shape
    e = [[mp.mpf(float(errors[i, j])) for j in range(p)] for i in range(n)]
    sd = [mp.sqrt(mp.fsum(e[i][j] ** 2 for i in range(n)) / n) for j in range(p)]
    z = [[e[i][j] / sd[j] for j in range(p)] for i in range(n)]
    r = [[mp.fsum(z[i][j] * z[i][k] for i in range(n)) / n for k in range(p)] for j in range(p)]
    noise = signal = mp.mpf(0)
    for j in range(p):
        for k in range(p):
            if j != k:
                spread = mp.fsum((z[i][j] * z[i][k] - r[j][k]) ** 2 for i in range(n))
                noise += spread / (n * (n - 1))
                signal += r[j][k] ** 2
    shrinkage = max(mp.mpf(0), min(mp.mpf(1), noise / signal))
    w = mp.matrix(p, p)
    for j in range(p):
        for k in range(p):
            w[j, k] = (1 if j == k else (1 - shrinkage) * r[j][k]) * sd[j] * sd[k]
    return shrinkage, w


def reconciled(s, w, y):
    s = mp.matrix(s.tolist())
    weighted = s.T * w ** -1
    return s * mp.lu_solve(weighted * s, weighted * mp.matrix(y.tolist()))


def case(name, s, constraints, errors, base):
    errors = errors - errors.mean(axis=0)
    shrinkage, w = shrunk(errors)
    y = reconciled(s, w, base)
    n = s.shape[1]
    other = MinTrace(method="mint_shrink", mint_shr_ridge=0.0).fit_predict(
        S=s, y_hat=base.reshape(-1, 1), y_insample=errors.T + 1, y_hat_insample=np.zeros(errors.T.shape))["mean"].ravel()
    for ours, theirs in zip(y, other):
        assert abs(float(ours) - theirs) <= 1e-8 * abs(theirs), (name, float(ours), theirs)
    return {
        "name": name, "constraints": constraints.tolist(), "errors": errors.tolist(),
        "base": base.tolist(), "shrinkage": float(shrinkage),
        "covariance": [[float(w[j, k]) for k in range(len(base))] for j in range(len(base))],
        "reconciled": [float(v) for v in y],
    }


def main():
    stream = np.random.default_rng(20190101)
    two = np.array([[1, 1], [1, 0], [0, 1]], dtype=float)
    tree = np.array(
        [[1, 1, 1, 1], [1, 1, 0, 0], [0, 0, 1, 1]] + np.eye(4).tolist(), dtype=float)
    cases = []
    for name, s, constraints, n in [
        ("two parts", two, np.array([[1, -1, -1]], dtype=float), 24),
        ("two levels", tree, np.array([
            [1, -1, -1, 0, 0, 0, 0], [0, 1, 0, -1, -1, 0, 0], [0, 0, 1, 0, 0, -1, -1],
        ], dtype=float), 12),
        ("more series than errors", tree, np.array([
            [1, -1, -1, 0, 0, 0, 0], [0, 1, 0, -1, -1, 0, 0], [0, 0, 1, 0, 0, -1, -1],
        ], dtype=float), 6),
    ]:
        bottom = s.shape[1]
        errors = stream.normal(size=(n, bottom)) * (1 + np.arange(bottom))
        errors = errors @ s.T + 0.7 * stream.normal(size=(n, s.shape[0]))
        base = s @ (50 + 40 * stream.random(bottom)) + 3 * stream.normal(size=s.shape[0])
        cases.append(case(name, s, constraints, errors, base))
    document = {
        "package": f"mpmath {mp.__version__}, hierarchicalforecast {hierarchicalforecast.__version__}",
        "cases": cases,
    }
    (HERE / "reconciliation.json").write_text(json.dumps(document, indent=1) + "\n")


main()
