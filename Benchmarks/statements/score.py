"""Scores on the log scale: coverage, weighted interval score, absolute error."""

import csv
import math
from collections import defaultdict

import numpy as np

LEVELS = [80, 95]


def forecasts(path):
    """indicator -> year -> (median, {level: (lower, upper)})."""
    found = defaultdict(dict)
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            if row["median"]:
                bounds = {
                    level: (float(row[f"lo-{level}"]), float(row[f"hi-{level}"])) for level in LEVELS}
                found[row["indicator"]][int(row["period"])] = (float(row["median"]), bounds)
    return found


def compound(case):
    """The growth from the first to the last printed level, or the mean printed growth, goes on."""
    levels, rates = {}, []
    for row in case.rows:
        if row["definition"] == "second" or row["publisher"] == "Second house":
            continue
        if row["measure"] == "level":
            levels[int(row["period"])] = float(row["value"])
        elif row["measure"] in ("growth", "average_growth"):
            rates.append(math.log1p(float(row["value"]) / 100))
    first, last = min(levels), max(levels)
    if last > first:
        rate = math.log(levels[last] / levels[first]) / (last - first)
    else:
        rate = float(np.mean(rates)) if rates else 0.0
    return {
        year: (value, {level: (value, value) for level in LEVELS})
        for year in case.truth
        if (value := levels[last] * math.exp(rate * (year - last)))
    }


def score(truth, median, bounds):
    """(covered at each level …, weighted interval score, absolute error), of logarithms."""
    y, m = math.log(truth), math.log(max(median, 1e-300))
    covered, total = [], 0.5 * abs(y - m)
    for level in LEVELS:
        low, high = (math.log(max(b, 1e-300)) for b in bounds[level])
        alpha = 1 - level / 100
        covered.append(low <= y <= high)
        total += alpha / 2 * (high - low) + max(low - y, 0) + max(y - high, 0)
    return [*map(float, covered), total / (len(LEVELS) + 0.5), abs(y - m)]


SIDES = ["past", "between", "future"]


class Tally:
    """Mean scores of each indicator: of the past years that a statement is about, of those between them, and
    of the future."""

    def __init__(self, cases, found):
        self.rows = {side: {} for side in SIDES}
        self.missing = []
        for case in cases:
            parts = {side: [] for side in SIDES}
            years = found.get(case.id, {})
            stated = {int(str(row["period"])[-4:]) for row in case.rows}
            for year, truth in case.truth.items():
                if year in years:
                    side = "future" if year > case.last else "past" if year in stated else "between"
                    parts[side].append(score(truth, *years[year]))
            if not parts["future"]:
                self.missing.append(case.id)
            for side, values in parts.items():
                if values:
                    self.rows[side][case.id] = np.array(values)

    def means(self, side, ids):
        """Mean over all years of some indicators."""
        values = [self.rows[side][i] for i in ids if i in self.rows[side]]
        return np.concatenate(values).mean(axis=0), sum(map(len, values))
