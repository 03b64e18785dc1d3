"""Hedged statements about real annual series, through `almanac run`, scored against the truth.

Usage: run.py PROGRAM WORK [--half tuning|report] [--per-panel N] [--jobs N] [--readings NAMES]
              [--sheet alike|main|none] [--settings KEY=VALUE ...] [--by]
"""

import argparse
import csv
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np

from score import SIDES, Tally, compound, forecasts
from series import usable
from writer import COUNTS, Writer

SEED = 20260205
READINGS = {
    "hedged": {},
    "exact": {"statements": "exact"},
    "exact, Gaussian growth": {"statements": "exact", "jump-share": "0"},
}
COLUMNS = [
    "indicator", "period", "measure", "qualifier", "value", "value_high", "unit", "published",
    "publisher", "source", "definition",
]


def cases(half: str, most: int):
    """One number of statements a series, the same number of series for each panel."""
    kept = {}
    for series in usable():
        if series.tuning == (half == "tuning"):
            kept.setdefault(series.panel, []).append(series)
    found = []
    for panel, group in kept.items():
        order = np.random.default_rng([SEED, *panel.encode()]).permutation(len(group))
        for place, index in enumerate(order[:most]):
            series = group[index]
            counts = [k for k in COUNTS if k <= 1.5 * series.past]
            k = counts[place % len(counts)]
            found.append(Writer(series, k, SEED).write(k))
    return found


def write(found, folder: Path, sheet: str, settings: dict) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "statements.csv", "w", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS)
        rows.writeheader()
        for case in found:
            rows.writerows(case.rows)
    lines = []
    if sheet != "none":
        for case in found:
            lines.append(f"{case.id}: {{ unit: CNY, kind: flow")
            if any(row["definition"] for row in case.rows):
                lines[-1] += ", definition: main" + (", alike: [second]" if sheet == "alike" else "")
            lines[-1] += " }"
        (folder / "indicators.yaml").write_text("\n".join(lines) + "\n")
    model = ", ".join(["model: latent-trend"] + [f"{k}: {v}" for k, v in settings.items()])
    pipeline = folder / "pipeline.yaml"
    pipeline.write_text(
        "pipeline: statements\n"
        "ingest: [{ statements: statements.csv"
        + (", sheet: indicators.yaml" if sheet != "none" else "") + " }]\n"
        f"fit: {{ defaults: {{ {model} }} }}\n"
        "project: { until: 2025, levels: [80, 95], paths: 100, seed: 1 }\n"
        "report: { tables: [csv, json] }\n")
    return pipeline


def run(program: str, pipeline: Path, jobs: int):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [program, "run", str(pipeline), "--force", "--jobs", str(jobs), "--output", str(pipeline.parent / "out")],
        capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr[-3000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = forecasts(pipeline.parent / "out" / "forecasts.csv")
    print(
        f"{1000 * (after.ru_utime - before.ru_utime) / len(found):.0f} ms of processor time an indicator, whole "
        "command, forecasts and files included", file=sys.stderr)
    return found


def line(name, tally, ids):
    cells = [f"{name:28}"]
    for side in SIDES:
        if not any(i in tally.rows[side] for i in ids):
            cells.append(" " * 31)
            continue
        mean, count = tally.means(side, ids)
        cells.append(f"{count:7} {mean[0]:7.3f} {mean[1]:6.3f} {mean[2]:8.4f}")
    print("".join(cells) + f" {tally.means('future', ids)[0][3]:7.3f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("work")
    parser.add_argument("--half", choices=["tuning", "report"], default="report")
    parser.add_argument("--per-panel", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--readings", nargs="*", default=list(READINGS))
    parser.add_argument("--sheet", choices=["alike", "main", "none"], default="alike")
    parser.add_argument("--settings", nargs="*", default=[])
    parser.add_argument("--by", action="store_true", help="also by panel and number of statements")
    options = parser.parse_args()
    found = cases(options.half, options.per_panel)
    extra = dict(pair.split("=", 1) for pair in options.settings)
    tallies = {}
    for name in options.readings:
        folder = Path(options.work) / options.half / name.replace(", ", "-").replace(" ", "-")
        pipeline = write(found, folder, options.sheet, {**READINGS[name], **extra})
        tallies[name] = Tally(found, run(options.program, pipeline, options.jobs))
        if tallies[name].missing:
            print(f"{name}: no forecast of {len(tallies[name].missing)}: {tallies[name].missing[:5]}")
    tallies["compound growth"] = Tally(found, {case.id: {
        y: v for y, v in compound(case).items() if y > case.last} for case in found})
    print(f"{len(found)} indicators, half: {options.half}; scores of logarithms, means over years")
    heads = "".join(f"{side:>7} {'c80':>7} {'c95':>6} {'lWIS':>8}" for side in SIDES)
    print(f"{'':28}{heads} {'lMAE':>7}")
    ids = [case.id for case in found]
    for name, tally in tallies.items():
        line(name, tally, ids)
    base = tallies[options.readings[0]]
    for name, tally in tallies.items():
        if name == options.readings[0]:
            continue
        for side in SIDES:
            shared = [i for i in ids if i in base.rows[side] and i in tally.rows[side]]
            if not shared:
                continue
            a = np.array([base.rows[side][i][:, 2].mean() for i in shared])
            b = np.array([tally.rows[side][i][:, 2].mean() for i in shared])
            draws = np.random.default_rng(SEED).integers(0, len(a), (2000, len(a)))
            ratios = a[draws].sum(axis=1) / b[draws].sum(axis=1) - 1
            low, high = np.quantile(ratios, [0.025, 0.975])
            print(
                f"{options.readings[0]} against {name}, {side}: {100 * (a.sum() / b.sum() - 1):+.1f} % lWIS "
                f"an indicator (95 %: {100 * low:+.1f} to {100 * high:+.1f}), better on {100 * (a < b).mean():.0f} %")
    if options.by:
        for title, key in [("panel", lambda c: c.panel), ("statements", lambda c: c.k)]:
            for value in sorted({key(c) for c in found}):
                chosen = [c.id for c in found if key(c) == value]
                for name in options.readings:
                    line(f"{title} {value}, {name}"[:28], tallies[name], chosen)


if __name__ == "__main__":
    main()
