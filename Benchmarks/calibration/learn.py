"""Learns the constants of `auto` from training parts, and checks them a set at a time.

Quarterly and monthly series are taken without their season, here and in the check.

1. Shares of the cells of the damped trend: expectation maximisation.
2. Point: least absolute deviations in units of OWA on the members and on ten numbers that say what the
   history looks like; averaged half and half with the median of the members.
3. Bounds: factors of the standard deviation, exp(b x), that minimise the mean scaled interval score,
   lower and upper and both levels apart.

Usage: learn.py PERIOD [SWIFT-FOLDER [--quick]]; without a folder only the check is printed. The check learns
from two sets and scores the third (not with --quick), then learns from all training parts and scores
all parts held out.
"""

import sys
import warnings

import numpy as np
from scipy.optimize import minimize

import panel
from members import Members, from_z, learned_prior, ratio, to_z

CUTS = (2, 3, 5, 8, 12)
FEWEST = 3  # observations that the regression needs
WIDENED = {2: 1.1, 3: 1.1}


def point_design(q):
    """Members, and what the history looks like times √h, in units of the mean absolute change."""
    root = np.sqrt(np.arange(1, q.H + 1))
    members = np.clip(q.paths / q.change[:, None, None], -30, 30).transpose(0, 2, 1)
    rest = np.concatenate([np.ones((len(q.n), 1)), q.x], 1)
    return np.concatenate([members, rest[:, None, :] * root[None, :, None]], 2)


def point(q, coefficients):
    learned = point_design(q) @ coefficients * q.change[:, None]
    near = np.clip(learned, q.centre - 3 * q.deviations, q.centre + 3 * q.deviations)
    return np.where((q.n >= FEWEST)[:, None], (q.centre + near) / 2, q.centre)


def owa_weights(w, reference):
    """Weights of absolute errors, whose sum is OWA of each set."""
    weights = np.zeros_like(w.F)
    ok = ~np.isnan(w.F)
    for name in np.unique(w.set):
        m = w.set == name
        naive = np.abs(w.F - w.last[:, None])[m]
        mase = np.nanmean(np.nanmean(naive / w.scale[m, None], 1))
        smape = np.nanmean(np.nanmean(200 * naive / (np.abs(w.F[m]) + w.last[m, None]), 1))
        weights[m] = 0.5 / (w.scale[m, None] * mase) + 100 / (np.abs(w.F[m]) + reference[m]) / smape
    return np.where(ok, weights / ok.sum(1, keepdims=True), 0)


def learn_point(parts, ridge=0.01, steps=200):
    xs, ys, ws = [], [], []
    for w, q, weight in parts:
        reference = from_z(q.centre, w.last[:, None], q.season)
        error = owa_weights(w, reference) * w.last[:, None] * q.change[:, None]
        ok = error > 0
        target = to_z(np.where(ok, w.F, w.last[:, None]), w.last[:, None], q.season)
        xs.append(point_design(q)[ok])
        ys.append((target / q.change[:, None])[ok])
        ws.append(weight * error[ok] / len(w))
    x, y, w = np.concatenate(xs), np.clip(np.concatenate(ys), -60, 60), np.concatenate(ws)
    w /= w.sum()
    size = np.sqrt((x**2).mean(0)) + 1e-9
    x = x / size
    start = np.zeros(x.shape[1])
    start[:4] = np.array([0.4, 0.2, 0.2, 0.2]) * size[:4]
    soft = 0.05 * np.median(np.abs(x @ start - y))
    unit = w @ np.abs(x @ start - y)

    def objective(b):
        e = x @ b - y
        r = np.sqrt(e * e + soft * soft)
        return (w @ r / unit + ridge * ((b - start) ** 2).sum(),
                x.T @ (w * e / r) / unit + 2 * ridge * (b - start))

    return minimize(objective, start, jac=True, method="L-BFGS-B", options={"maxiter": steps}).x / size


def bound_design(q):
    h = np.arange(1, q.H + 1)
    one = np.ones_like(q.deviations)
    step = q.step[:, None] * np.sqrt(h) / q.deviations
    return np.stack([
        one, (np.log(h) - 1) * one, np.log(q.n / 20)[:, None] * one,
        np.clip(np.log(step + 1e-3), -3, 3), np.clip(np.log(q.spread / q.deviations + 0.05), -3, 3)], 2)


def sides(columns, season, tail, ridge=1e-4, steps=200):
    """Coefficients of the lower and the upper bound that minimise the interval score.

    `columns`: designs, values, centres, deviations, units of the score and weights, a list of arrays each.
    """
    x, y, c, d, unit, weight = map(np.concatenate, columns)
    weight = weight / weight.sum()
    root = np.sqrt(season)
    result = []
    for sign in (-1, 1):
        def objective(b):
            line = x @ b
            f = np.exp(np.clip(line, -3, 3.5)) * d
            u, slope = ratio((c + sign * f) / root)
            slope = slope / root
            miss = (y - u) * sign / unit
            r = np.sqrt(miss * miss + 4e-4)
            loss = weight @ (sign * u / unit + (miss + r) / tail)
            g = weight * (sign / unit - (1 + miss / r) / tail * sign / unit) * slope
            g = g * sign * f * ((line > -3) & (line < 3.5))
            shrink = np.r_[0, b[1:]]
            return loss + 10 * ridge * (shrink**2).sum(), x.T @ g + 20 * ridge * shrink
        start = np.r_[np.log(2.0 if tail < 0.1 else 1.3), np.zeros(x.shape[1] - 1)]
        result.append(minimize(objective, start, jac=True, method="L-BFGS-B",
                               options={"maxiter": steps}).x)
    return result


def learn_bounds(parts, tail):
    """Coefficients of the lower and the upper bound of the interval that leaves `tail` out."""
    x, y, c, d, unit, weight, season = [], [], [], [], [], [], parts[0][1].season
    for w, q, centre, share in parts:
        ok = ~np.isnan(w.F)
        x.append(bound_design(q)[ok])
        y.append((w.F / w.last[:, None])[ok])
        c.append(centre[ok])
        d.append(q.deviations[ok])
        unit.append((w.scale / w.last)[:, None].repeat(q.H, 1)[ok])
        weight.append((share / len(w) / ok.sum(1))[:, None].repeat(q.H, 1)[ok])
    return sides((x, y, c, d, unit, weight), season, tail)


def bounds(w, q, centre, coefficients):
    """Lower 95, upper 95, lower 80, upper 80 in values."""
    x = bound_design(q)
    wide = np.array([WIDENED.get(int(k), 1.0) for k in q.n])[:, None] * q.deviations
    out = []
    for pair in coefficients:
        for sign, b in zip((-1, 1), pair):
            z = centre + sign * np.exp(np.clip(x @ b, -3, 3.5)) * wide
            out.append(from_z(z, w.last[:, None], q.season))
    lo, hi, lo80, hi80 = out
    return np.minimum(lo, lo80), np.maximum(hi, hi80), lo80, hi80


def learn(w, extra, period, skip=None):
    """Constants from windows `w` and further panels with their weights, without the set `skip`."""
    season = panel.SEASON[period]
    keep = lambda v: v if skip is None else v[v.set != skip]
    w, extra = keep(w), [(keep(v), share) for v, share in extra]
    prior = learned_prior(Members(w, season=season).loglikelihood)
    cuts = [(keep(w).cut(k), 0.25) for k in CUTS]
    own = [(v, Members(v, prior, season), share) for v, share in [(w, 1.0)] + cuts]
    coefficients = learn_point([p for p in own if p[0].n.min() >= FEWEST])
    more = [(v, Members(v, prior, season), share * part)
            for a, share in extra for v, part in [(a, 1.0)] + [(a.cut(k), 0.2) for k in CUTS if k < 12]]
    parts = [(v, q, point(q, coefficients), share if share == 1 else 0.2) for v, q, share in own]
    parts += [(v, q, point(q, coefficients), share) for v, q, share in more]
    return prior, coefficients, [learn_bounds(parts, tail) for tail in (0.05, 0.2)]


def scores(w, constants, period):
    prior, coefficients, factors = constants
    q = Members(w, prior, panel.SEASON[period])
    centre = point(q, coefficients)
    f = from_z(centre, w.last[:, None], q.season)
    lo, hi, lo80, hi80 = bounds(w, q, centre, factors)
    y, ok = w.F, ~np.isnan(w.F)
    s = w.scale[:, None]
    mean = lambda v: np.nanmean(np.where(ok, v, np.nan), 1)
    naive = np.abs(y - w.last[:, None])
    return np.stack([
        mean(200 * np.abs(y - f) / (np.abs(y) + f)), mean(np.abs(y - f) / s),
        mean(200 * naive / (np.abs(y) + w.last[:, None])), mean(naive / s),
        mean(((hi - lo) + 40 * np.maximum(lo - y, 0) + 40 * np.maximum(y - hi, 0)) / s),
        mean((y >= lo) & (y <= hi)), mean((y >= lo80) & (y <= hi80))], 1)


def line(label, table):
    a = table.mean(0)
    owa = (a[0] / a[2] + a[1] / a[3]) / 2
    print(f"{label:28} {len(table):5} series  OWA {owa:.4f}  MSIS {a[4]:6.2f}  "
          f"cover 95 {a[5]:.3f}  80 {a[6]:.3f}", flush=True)


def main(period, folder=None, quick=None):
    w = panel.training(period)
    extra = [(panel.summed(), 3.0)] if period == "yearly" else []
    test = panel.scored(period)
    print(f"{period}: {len(w)} windows, {sum(len(v) for v, _ in extra)} of sums")
    apart = []
    for name in panel.SETS if quick is None else []:
        held = test[test.set == name]
        apart.append(scores(held, learn(w, extra, period, skip=name), period))
        line(f"{name}, learned without it", apart[-1])
    if apart:
        line("pooled, learned without each", np.concatenate(apart))
    constants = learn(w, extra, period)
    together = scores(test, constants, period)
    for name in panel.SETS:
        line(f"{name}, all training parts", together[test.set == name])
    line("pooled, all training parts", together)
    for k in (2, 3, 5, 8) if period == "yearly" else (2 * panel.SEASON[period],):
        line(f"cut to the last {k}", scores(test.cut(k), constants, period))
    if folder:
        write(folder, period, constants, len(w), sum(len(v) for v, _ in extra))


def write(folder, period, constants, count, sums):
    prior, coefficients, factors = constants
    name = {"yearly": "annual", "quarterly": "quarterly", "monthly": "monthly"}[period]

    def numbers(values, indent):
        words = [f"{v:.6g}" for v in values]
        words = [v if "." in v or "e" in v else v + ".0" for v in words]
        rows, row = [], ""
        for word in words:
            if len(row) + len(word) + 2 > 98 - indent:
                rows.append(row)
                row = ""
            row += (" " if row else "") + word + ","
        return "\n".join(" " * indent + r for r in rows + [row])

    pair = lambda c: ",\n".join(
        f"      {side}: [\n{numbers(b, 8)}\n      ]" for side, b in zip(("lower", "upper"), c))
    text = f"""/// Written by Benchmarks/calibration/run; not to be edited.
extension AutoConstants {{
  /// Learned from {count} windows of the training parts of the {period} series of M1, M3 and Tourism{
    f"," if sums else "."}{f'''
  /// and for the bounds from {sums} of the quarterly and monthly ones summed to years.''' if sums else ""}
  static let {name} = AutoConstants(
    horizon: {panel.HORIZON[period]},
    shares: [
{numbers(prior, 6)}
    ],
    point: [
{numbers(coefficients, 6)}
    ],
    outer: Bounds(
{pair(factors[0])}
    ),
    inner: Bounds(
{pair(factors[1])}
    ))
}}
"""
    path = f"{folder}/AutoConstants+{name.capitalize()}.swift"
    with open(path, "w") as file:
        file.write(text)
    print(path)


if __name__ == "__main__":
    warnings.simplefilter("ignore", RuntimeWarning)
    main(*sys.argv[1:])
