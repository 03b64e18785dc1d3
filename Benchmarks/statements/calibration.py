"""Simulation-based calibration of `latent-trend` through the program.

Truths are drawn from the learned prior, statements by writers who are what the model supposes (`menu.py`), and
the truths' ranks among the program's deciles have to be uniform: of a past year and of one to five years ahead.
Source of the method: Talts, Betancourt, Simpson, Vehtari & Gelman (2018).

Usage: calibration.py PROGRAM WORK [--draws N] [--mixes NAMES] [--jobs N]
"""

import argparse
import csv
import math
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
from scipy.stats import chi2

from menu import Bounds, Changes, Figures, Growths, Multiples
from trend import Prior

SEED = 20260205
FIRST, LAST, UNTIL = 2011, 2020, 2025
MIDDLE = 20.0  # log of the usual size: whole numbers with zeros behind them
COLUMNS = ["indicator", "period", "measure", "qualifier", "value", "value_high", "unit", "source", "definition"]
DECILES = ["lo-80", "lo-60", "lo-40", "lo-20", "median", "hi-20", "hi-40", "hi-60", "hi-80"]
SECOND = 0.08


class Slot:
    """One statement that a case has."""

    def __init__(self, period, measure, qualifier, menu, unit="CNY", definition=""):
        self.period, self.measure, self.qualifier, self.menu = period, measure, qualifier, menu
        self.unit, self.definition = unit, definition

    def value(self, truth):
        """What the statement is about."""
        path, shares, offset = truth
        ends = [int(y[:4]) - FIRST for y in str(self.period).split("/")]
        a, b = ends[0], ends[-1]
        if self.measure == "cumulative":
            return np.logaddexp.reduce(path[a : b + 1])
        if self.measure == "growth":
            return path[b] - path[a if a < b else b - 1]
        if self.measure in ("average_growth", "multiple"):
            return path[b] - path[a]
        if self.measure == "change":
            return math.exp(path[b]) - math.exp(path[a])
        if self.measure == "as_of":
            return path[b] + shares[int(self.period[5:])]
        if a < b:
            return path[a : b + 1]
        return path[b] + (offset if self.definition == "second" else 0)


def mixes():
    def level(year, qualifier, digits, **other):
        return Slot(str(year), "level", qualifier, figures(qualifier, digits), **other)

    known = {}

    def figures(qualifier, digits, noise=None):
        key = (qualifier, digits, noise)
        if key not in known:
            known[key] = Figures(qualifier, digits, *([noise] if noise else []))
        return known[key]

    def second(year, qualifier, digits):
        noise = math.hypot(0.003, SECOND)
        return Slot(str(year), "level", qualifier, figures(qualifier, digits, noise), definition="second")

    def sofar(month, qualifier, digits):
        return Slot(month, "as_of", qualifier, figures(qualifier, digits, math.hypot(0.003, 0.03)))

    def grown(period, qualifier, decimals, low, high):
        return Slot(period, "growth", qualifier, Growths(qualifier, decimals, low, high), "%")

    average = Slot(
        "2017/2020", "average_growth", "exact", Growths("exact", 1, -50, 100, 3, average=True), "%")
    multiple = Slot("2012/2016", "multiple", "exact", Multiples("exact", 4), "ratio")
    change = Slot("2016/2018", "change", "about", Changes("about", 2))
    main = {"definition": "main"}
    return {
        "two": [level(2016, "at_least", 2), level(2020, "exact", 3)],
        "rounded": [level(y, "exact", d) for y, d in [(2011, 2), (2013, 3), (2014, 2), (2017, 2), (2020, 3)]],
        "hedged": [
            level(2012, "at_most", 2), level(2014, "range", 2), level(2016, "nearly", 2),
            level(2018, "about", 2), level(2020, "at_least", 2)],
        "growth": [
            level(2015, "exact", 3), grown("2016", "exact", 1, -60, 300), grown("2017", "about", 0, -60, 300),
            grown("2018", "at_least", 0, -40, 50), average],
        "sums": [
            Slot("2011/2014", "cumulative", "about", figures("about", 2)), multiple, change,
            Slot("2016/2020", "cumulative", "at_least", figures("at_least", 2)), level(2018, "about", 2)],
        "definitions": [
            level(2013, "exact", 3, **main), level(2016, "about", 2, **main), second(2014, "exact", 2),
            second(2016, "exact", 3), second(2018, "at_least", 2), second(2020, "exact", 2)],
        "year-to-date": [
            sofar("2016-06", "exact", 2), sofar("2018-06", "exact", 2), sofar("2018-11", "about", 2),
            sofar("2020-11", "at_least", 2), level(2016, "exact", 3), level(2018, "about", 2)],
        "bounds": [
            level(2012, "about", 2), Slot("2013/2015", "level", "above", Bounds("above")),
            level(2016, "exact", 2), Slot("2018", "level", "below", Bounds("below")),
            Slot("2020", "level", "above", Bounds("above"))],
        "all": [
            level(2011, "about", 2), level(2014, "at_least", 2), grown("2015", "exact", 1, -60, 300),
            Slot("2015/2018", "cumulative", "about", figures("about", 2)), level(2018, "nearly", 2),
            sofar("2019-11", "exact", 2), grown("2020", "about", 0, -60, 300), level(2020, "at_least", 1)],
    }


def write(name, slots, count, prior, rng):
    """Cases with the truth of each: (rows, levels by year)."""
    cases, tried = [], 0
    while len(cases) < count:
        for path in prior.paths(2000, UNTIL - FIRST, MIDDLE, rng):
            tried += 1
            shares = {
                m: math.log(m / 12) - 0.4 * (1 - m / 12) + 0.2 * rng.standard_normal() for m in (6, 11)}
            truth = (path, shares, 0.15 * rng.standard_normal())
            rows = statements(slots, truth, rng)
            if rows is None:
                continue
            id = f"{name}-{len(cases)}"
            cases.append((id, [dict(row, indicator=id, source=f"s{i}") for i, row in enumerate(rows)], path))
            if len(cases) == count:
                break
    return cases, tried


def statements(slots, truth, rng):
    if truth[0].min() < math.log(1e5) or truth[0].max() > math.log(1e17):
        return None
    rows = []
    for slot in slots:
        drawn = slot.menu.draw(slot.value(truth), rng)
        if drawn is None:
            return None
        rows.append(dict(
            period=slot.period, measure=slot.measure, qualifier=slot.qualifier, value=drawn[0],
            value_high=drawn[1], unit=slot.unit, definition=slot.definition))
    sizes = [float(r["value"]) for r in rows if r["measure"] in ("level", "cumulative")]
    small = [r for r in rows if r["measure"] == "change" and abs(float(r["value"])) < 0.005 * max(sizes)]
    return None if small else rows


def forecast(program, folder, cases, jobs):
    """indicator -> year -> deciles."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "statements.csv", "w", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS)
        rows.writeheader()
        for _, own, _ in cases:
            rows.writerows(own)
    both = any(row["definition"] for _, own, _ in cases for row in own)
    sheet = [
        f"{id}: {{ unit: CNY, kind: flow{', definition: main, alike: [second]' if both else ''} }}"
        for id, _, _ in cases]
    (folder / "indicators.yaml").write_text("\n".join(sheet) + "\n")
    (folder / "pipeline.yaml").write_text(
        "pipeline: calibration\n"
        "ingest: [{ statements: statements.csv, sheet: indicators.yaml }]\n"
        "fit: { defaults: { model: latent-trend } }\n"
        f"project: {{ until: {UNTIL}, levels: [20, 40, 60, 80], paths: 100, seed: 1 }}\n"
        "report: { tables: [csv] }\n")
    done = subprocess.run(
        [program, "run", str(folder / "pipeline.yaml"), "--force", "--jobs", str(jobs),
         "--output", str(folder / "out")], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr[-3000:])
    found = {}
    with open(folder / "out" / "forecasts.csv", newline="") as file:
        for row in csv.DictReader(file):
            if row["median"]:
                found.setdefault(row["indicator"], {})[int(row["period"])] = [float(row[d]) for d in DECILES]
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("work")
    parser.add_argument("--draws", type=int, default=600)
    parser.add_argument("--mixes", nargs="*", default=[])
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    prior = Prior()
    print("ranks in ten bins; p of Pearson's chi-square, 9 degrees of freedom")
    print(f"{'mix':13} {'draws':>5} {'of':>7}   {'past p':>7} {'counts':46} {'future p':>8} counts")
    for name, slots in mixes().items():
        if options.mixes and name not in options.mixes:
            continue
        rng = np.random.default_rng([SEED, zlib.crc32(name.encode())])
        cases, tried = write(name, slots, options.draws, prior, rng)
        found = forecast(options.program, Path(options.work) / "calibration" / name, cases, options.jobs)
        counts = {"past": np.zeros(10, int), "future": np.zeros(10, int)}
        for id, _, path in cases:
            years = found.get(id)
            if years is None:
                print(f"{name}: no forecast of {id}")
                continue
            past = rng.integers(min(years), LAST + 1)
            for side, year in [("past", past), ("future", LAST + rng.integers(1, UNTIL - LAST + 1))]:
                truth = math.exp(path[year - FIRST])
                counts[side][sum(d < truth for d in years[year])] += 1
        cells = []
        for side in counts.values():
            expected = side.sum() / 10
            p = chi2.sf(((side - expected) ** 2).sum() / expected, 9)
            cells.append(f"{p:8.4f} {' '.join(f'{c:4d}' for c in side):46}".rstrip())
        print(f"{name:13} {options.draws:5d} {tried:7d}  {cells[0]:55} {cells[1]}", flush=True)


if __name__ == "__main__":
    main()
