"""Learns bounds around the median of any model, from training parts, and checks them a set at a time.

A forecaster's median is stood in for by each of the members of `auto`, by the last value, by the last
four changes carried on and by the centre of `auto` itself. Bounds are factors of the standard deviation of the
damped trend, as those of `auto`, that know besides how far the median is from the centre of `auto`.

Usage: around.py PERIOD [SWIFT-FOLDER]; without a folder only the check is printed.
"""

import sys
import warnings

import numpy as np

import learn
import panel
from members import Members, from_z, learned_prior

SHARE = {"dynamic theta": 1.0, "damped trend": 1.0, "drift": 1.0, "theta": 1.0, "last value": 1.0,
         "last changes": 0.5, "auto": 1.0}


def medians(w, q, own):
    """Medians of forecasters by name, on the scale of the members."""
    h = np.arange(1, q.H + 1)
    found = dict(zip(["dynamic theta", "damped trend", "drift", "theta"], q.paths.transpose(1, 0, 2)))
    found["last value"] = np.zeros_like(own)
    back = np.minimum(w.n - 1, 4)
    before = w.Y[np.arange(len(w)), w.n - 1 - back]
    change = -learn.to_z(before, w.last, q.season) / np.maximum(back, 1)
    found["last changes"] = np.clip(change[:, None] * h, own - 6 * q.deviations, own + 6 * q.deviations)
    found["auto"] = own
    return found


def design(q, own, median):
    """As the design of `auto`, the median one of the members, and its distance from that of `auto`."""
    x = learn.bound_design(q)
    spread = np.concatenate([q.paths, np.zeros_like(own)[:, None], median[:, None]], 1).std(1)
    away = (median - own) / q.deviations
    x[..., 4] = np.clip(np.log(spread / q.deviations + 0.05), -3, 3)
    return np.concatenate(
        [x, np.log(np.abs(away) + 0.05).clip(-3, 3)[..., None], np.clip(away, -4, 4)[..., None] / 2], 2)


def learn_sides(parts, season, tail):
    """Coefficients of the lower and the upper bound of the interval that leaves `tail` out."""
    x, y, c, d, unit, weight = [], [], [], [], [], []
    for w, q, own, share in parts:
        ok = ~np.isnan(w.F)
        for name, median in medians(w, q, own).items():
            x.append(design(q, own, median)[ok])
            y.append((w.F / w.last[:, None])[ok])
            c.append(median[ok])
            d.append(q.deviations[ok])
            unit.append((w.scale / w.last)[:, None].repeat(q.H, 1)[ok])
            weight.append((share * SHARE[name] / len(w) / ok.sum(1))[:, None].repeat(q.H, 1)[ok])
    return learn.sides((x, y, c, d, unit, weight), season, tail)


def constants(w, extra, period, skip=None):
    """Shares and centre as `auto` learns them, and bounds around any median, without the set `skip`."""
    season = panel.SEASON[period]
    keep = lambda v: v if skip is None else v[v.set != skip]
    w, extra = keep(w), [(keep(v), share) for v, share in extra]
    prior = learned_prior(Members(w, season=season).loglikelihood)
    cuts = [(w.cut(k), 0.2) for k in learn.CUTS]
    own = [(v, Members(v, prior, season), share) for v, share in [(w, 1.0)] + cuts]
    centre = learn.learn_point([p for p in own if p[0].n.min() >= learn.FEWEST])
    more = [(v, Members(v, prior, season), share) for v, share in extra]
    parts = [(v, q, learn.point(q, centre), share) for v, q, share in own + more]
    return prior, centre, [learn_sides(parts, season, tail) for tail in (0.05, 0.2)]


def scores(w, known, period):
    """Tables of MSIS and coverage of both levels, one row a series, by forecaster."""
    prior, centre, sides = known
    q = Members(w, prior, panel.SEASON[period])
    own = learn.point(q, centre)
    wide = np.array([learn.WIDENED.get(int(k), 1.0) for k in q.n])[:, None] * q.deviations
    y, ok, s = w.F, ~np.isnan(w.F), w.scale[:, None]
    mean = lambda v: np.nanmean(np.where(ok, v, np.nan), 1)
    tables = {}
    for name, median in medians(w, q, own).items():
        x = design(q, own, median)
        ends = [from_z(median + sign * np.exp(np.clip(x @ b, -3, 3.5)) * wide, w.last[:, None], q.season)
                for pair in sides for sign, b in zip((-1, 1), pair)]
        lo, hi = np.minimum(ends[0], ends[2]), np.maximum(ends[1], ends[3])
        tables[name] = np.stack([
            mean(((hi - lo) + 40 * np.maximum(lo - y, 0) + 40 * np.maximum(y - hi, 0)) / s),
            mean((y >= lo) & (y <= hi)), mean((y >= ends[2]) & (y <= ends[3]))], 1)
    return tables


def line(label, tables):
    for name, table in tables.items():
        a = table.mean(0)
        print(f"{label:28} around {name:14} {len(table):5} series  MSIS {a[0]:6.2f}  "
              f"cover 95 {a[1]:.3f}  80 {a[2]:.3f}", flush=True)


def main(period, folder=None):
    w, test = panel.training(period), panel.scored(period)
    extra = [(panel.summed(), 1.0)] if period == "yearly" else []
    apart = []
    for name in panel.SETS:
        held = test[test.set == name]
        apart.append(scores(held, constants(w, extra, period, skip=name), period))
        line(f"{name}, learned without it", apart[-1])
    line("pooled, learned without each", {k: np.concatenate([t[k] for t in apart]) for k in apart[0]})
    if folder:
        write(folder, period, constants(w, extra, period)[2])


def write(folder, period, sides):
    name = {"yearly": "annual", "quarterly": "quarterly", "monthly": "monthly"}[period]
    numbers = lambda b: ", ".join(f"{v:.6g}" if "." in f"{v:.6g}" else f"{v:.6g}.0" for v in b)
    pair = lambda c: ", ".join(f"{side}: [{numbers(b)}]" for side, b in zip(("lower", "upper"), c))
    path = f"{folder}/CalibrationConstants+{name.capitalize()}.swift"
    with open(path, "w") as file:
        file.write(f"""/// Written by Benchmarks/calibration/run; not to be edited.
extension CalibrationConstants {{
  /// Learned from the training parts of the {period} series of M1, M3 and Tourism.
  static let {name} = CalibrationConstants(
    outer: AutoConstants.Bounds({pair(sides[0])}),
    inner: AutoConstants.Bounds({pair(sides[1])}))
}}
""")
    print(path)


if __name__ == "__main__":
    warnings.simplefilter("ignore", RuntimeWarning)
    main(*sys.argv[1:])
