"""Turns a real annual series into hedged statements, as reports print them. Seeded by series and k.

The writer knows the truth and chooses a precision, as writers do; the program gets the sentences alone.
"""

import math
import re
from dataclasses import dataclass, field

import numpy as np

from series import Annual

LAST_YEAR = 2020
COUNTS = [2, 3, 4, 5, 6, 8, 10, 14, 20]


@dataclass
class Case:
    """One indicator: its statements, and the truth."""

    id: str
    panel: str
    tuning: bool
    k: int
    truth: dict[int, float]
    last: int
    rows: list[dict] = field(default_factory=list)


def rounded(value: float, digits: int) -> tuple[str, float]:
    """A value at a number of significant digits, as text and the unit of its last digit."""
    place = math.floor(math.log10(abs(value))) - digits + 1
    unit = 10.0**place
    return decimal(round(value / unit), place), unit


def decimal(count: int, place: int) -> str:
    if place >= 0:
        return str(count * 10**place)
    return f"{count / 10**-place:.{-place}f}"


def floored(value: float, digits: int, step: int = 1) -> str:
    """The largest multiple of `step` units of the last of so many digits that is not above a value."""
    place = math.floor(math.log10(abs(value))) - digits + 1
    return decimal(max(math.floor(value / 10.0**place / step) * step, 1), place)


class Writer:
    def __init__(self, series: Annual, k: int, seed: int):
        self.rng = np.random.default_rng([seed, k, *series.name.encode()])
        # Numbers between 100 and 1,000 in the middle: a reader's unit.
        size = np.median(series.values[: series.past])
        scale = 10.0 ** (2 - math.floor(math.log10(size)))
        values = series.values * scale
        span = min(series.past, int(self.rng.integers(k, 2 * k + 3)) if k > 2 else 6, 24)
        span = max(span, min(4, series.past))
        past = values[series.past - span : series.past]
        self.first = LAST_YEAR - span + 1
        self.truth = {self.first + i: float(v) for i, v in enumerate(past)}
        for i, v in enumerate(values[series.past :]):
            self.truth[LAST_YEAR + 1 + i] = float(v)
        id = re.sub("[^a-z0-9]+", "-", f"{series.name}-{k}".lower())
        self.case = Case(id, series.panel, series.tuning, k, self.truth, LAST_YEAR)
        self.offset = float(np.clip(self.rng.standard_t(5) * 0.12, -0.4, 0.4))
        self.hasSecond = self.rng.random() < 0.4 and k >= 3
        # A persistent second source: another definition, or a publisher of the same one.
        self.secondIsPublisher = self.rng.random() < 0.3
        self.wander = float(self.rng.choice([0.01, 0.03, 0.08]))

    def write(self, k: int) -> Case:
        years = list(range(self.first, LAST_YEAR + 1))
        chosen = {LAST_YEAR} if self.rng.random() < 0.8 else set()
        guard = 0
        while len(chosen) < min(k, len(years)) and guard < 500:
            chosen.add(int(self.rng.choice(years)))
            guard += 1
        order = sorted(chosen, reverse=True)
        order += [int(self.rng.choice(years)) for _ in range(k - len(order))]
        for place, year in enumerate(order):
            # At least one figure says how large it is.
            self.statement(year, mustBeLevel=place == 0)
        return self.case

    def statement(self, year: int, mustBeLevel: bool) -> None:
        r = self.rng.random()
        value = self.truth[year]
        second = self.hasSecond and not mustBeLevel and self.rng.random() < 0.35
        if second:
            value *= math.exp(self.offset + self.wander * self.rng.standard_normal())
        if not mustBeLevel and not second:
            if r < 0.18 and year > self.first:
                return self.growth(year)
            if r < 0.24 and year - self.first >= 2:
                return self.total(year)
            if r < 0.28 and year - self.first >= 3:
                return self.average(year)
        self.level(year, value, second)

    def add(self, year, measure, qualifier, value, unit="CNY", second=False, high="", repeat=True):
        number = len(self.case.rows)
        publisher = "Second house" if second else "Office"
        row = dict(
            indicator=self.case.id, period=year, measure=measure, qualifier=qualifier, value=value,
            value_high=high, unit=unit, published="2021-02", publisher=publisher,
            source=f"s{number}", definition="")
        if second and not self.secondIsPublisher:
            row["definition"] = "second"
        elif self.hasSecond and not self.secondIsPublisher:
            row["definition"] = "main"
        self.case.rows.append(row)
        if repeat and not second and self.rng.random() < 0.2:
            self.case.rows.append({**row, "publisher": str(self.rng.choice(["Herald", "Gazette"]))})

    def level(self, year, value, second):
        r = self.rng.random()
        if r < 0.4:
            text, _ = rounded(value, int(self.rng.choice([2, 3, 4], p=[0.4, 0.45, 0.15])))
            self.add(year, "level", "exact", text, second=second)
        elif r < 0.55:
            text, _ = rounded(value, int(self.rng.choice([1, 2], p=[0.3, 0.7])))
            self.add(year, "level", "about", text, second=second)
        elif r < 0.85:
            # The largest round number just passed; sometimes a lower one is enough for the writer.
            digits = int(self.rng.choice([1, 2, 3], p=[0.25, 0.6, 0.15]))
            shown = value * (1 - self.rng.uniform(0, 0.25)) if self.rng.random() < 0.1 else value
            text = floored(shown, digits, int(self.rng.choice([1, 5], p=[0.8, 0.2])))
            if float(text) < 0.3 * value or float(text) > value:
                text = floored(value, 2)
            self.add(year, "level", "at_least", text, second=second)
        elif r < 0.95:
            text, unit = rounded(value, 2)
            above = decimal(round(float(text) / unit) + (0 if float(text) > value else 1), round(math.log10(unit)))
            if 0 < (float(above) - value) / value < 0.04:
                self.add(year, "level", "nearly", above, second=second)
            else:
                self.add(year, "level", "about", text, second=second)
        else:
            low, high = floored(value * 0.97, 2), rounded(value * 1.03, 2)[0]
            if float(low) <= value <= float(high):
                self.add(year, "level", "range", low, high=high, second=second)
            else:
                self.add(year, "level", "exact", rounded(value, 3)[0], second=second)

    def growth(self, year):
        g = 100 * (self.truth[year] / self.truth[year - 1] - 1)
        if g < -90 or g > 400:
            return self.level(year, self.truth[year], False)
        r = self.rng.random()
        if r < 0.7:
            self.add(year, "growth", "exact", f"{g:.1f}", "%")
        elif r < 0.85 or g < 1:
            self.add(year, "growth", "about", f"{g:.0f}", "%")
        else:
            self.add(year, "growth", "at_least", f"{math.floor(g)}", "%")

    def total(self, year):
        first = max(self.first, year - int(self.rng.integers(2, 5)))
        value = sum(self.truth[y] for y in range(first, year + 1))
        span = f"{first}/{year}"
        if self.rng.random() < 0.5:
            self.add(span, "cumulative", "about", rounded(value, 2)[0])
        else:
            self.add(span, "cumulative", "at_least", floored(value, 2))

    def average(self, year):
        first = max(self.first, year - int(self.rng.integers(3, 6)))
        g = 100 * ((self.truth[year] / self.truth[first]) ** (1 / (year - first)) - 1)
        if g < -50 or g > 200:
            return self.level(year, self.truth[year], False)
        self.add(f"{first}/{year}", "average_growth", "exact", f"{g:.1f}", "%")
