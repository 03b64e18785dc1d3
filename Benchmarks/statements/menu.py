"""Writers whose habits are exactly what the model supposes: each draws one statement from a menu.

A writer picks a statement in proportion to its likelihood; the sum of the likelihoods over the menu, over its
greatest value, is the probability that a statement is made at all. A truth about which some writer is silent
is drawn anew, so that truths and statements come from the joint distribution that the model conditions.
"""

import math

import numpy as np
from scipy.special import ndtr

import reader

TEN = math.log(10)


def masses(f, lower, upper, weight, noise):
    """Likelihood of each statement of a menu, from (statements, cells) arrays of ends."""
    with np.errstate(invalid="ignore"):
        return (weight * (ndtr((upper - f) / noise) - ndtr((lower - f) / noise))).sum(axis=-1)


class Menu:
    greatest = 1.0

    def draw(self, f, rng):
        """(value, value_high) of a statement about a function that is f; nil where the writer is silent."""
        texts, weights = self.offers(f)
        total = weights.sum()
        assert total <= self.greatest * 1.0001, (type(self), total, self.greatest)
        if rng.random() * self.greatest >= total:
            return None
        return texts(rng.choice(len(weights), p=weights / total))

    def measure(self, places):
        self.greatest = 1.02 * max(self.offers(f)[1].sum() for f in places)
        return self


class Figures(Menu):
    """Whole numbers with so many significant digits, of any size; f is a logarithm."""

    def __init__(self, qualifier: str, digits: int, noise: float = reader.NOISE):
        self.digits, self.noise = digits, noise
        self.numbers, self.highs = [], []
        parts = []
        for n in range(10 ** (digits - 1), 10**digits):
            for step in range(1, 5) if qualifier == "range" else [0]:
                text = f"{n}000"
                cells = reader.figure(qualifier, text, f"{n + step}000")
                self.numbers.append(n)
                self.highs.append(n + step if step else None)
                parts.append([(a - math.log(float(text)), b - math.log(float(text)), w)
                              for a, b, w in reader.logs(cells)])
        most = max(map(len, parts))
        parts = [p + [(0.0, 0.0, 0.0)] * (most - len(p)) for p in parts]
        self.lower, self.upper, self.weight = np.moveaxis(np.array(parts), -1, 0)
        self.log = np.log(self.numbers)
        self.measure(16 + np.arange(0, TEN, 0.002 if digits < 3 else 0.0005)[:4000])

    def offers(self, f):
        decade = math.floor(f / TEN)
        places = [d - self.digits + 1 for d in (decade - 1, decade, decade + 1)]
        weights = np.concatenate([
            masses(f - self.log[:, None] - k * TEN, self.lower, self.upper, self.weight, self.noise)
            for k in places])

        def text(index):
            k, i = places[index // len(self.numbers)], index % len(self.numbers)
            zeros = "0" * k
            high = self.highs[i]
            return f"{self.numbers[i]}{zeros}", "" if high is None else f"{high}{zeros}"

        return text, weights


class Growths(Menu):
    """Percentages with so many decimals between two limits; f is the logarithm of the growth factor."""

    def __init__(self, qualifier, decimals, low, high, years=1, average=False):
        self.noise = reader.NOISE * years
        count = round((high - low) * 10**decimals) + 1
        self.texts = [f"{low + i / 10**decimals:.{decimals}f}" for i in range(count)]
        parts = [reader.logs(reader.growth(qualifier, t), years if average else 1) for t in self.texts]
        self.lower, self.upper, self.weight = np.moveaxis(np.array(parts), -1, 0)
        scale = years if average else 1
        places = np.linspace(math.log1p(low / 100), math.log1p(high / 100), 500) * scale
        self.measure(places)

    def offers(self, f):
        weights = masses(f, self.lower, self.upper, self.weight, self.noise)
        return (lambda i: (self.texts[i], "")), weights


class Multiples(Menu):
    """Multiples from 0.5 to 30 with one decimal; f is the logarithm of the ratio."""

    def __init__(self, qualifier, years):
        self.noise = reader.NOISE * years
        self.texts = [f"{i / 10:.1f}" for i in range(5, 301)]
        parts = [reader.logs(reader.figure(qualifier, t)) for t in self.texts]
        self.lower, self.upper, self.weight = np.moveaxis(np.array(parts), -1, 0)
        self.measure(np.linspace(math.log(0.5), math.log(30), 1000))

    def offers(self, f):
        weights = masses(f, self.lower, self.upper, self.weight, self.noise)
        return (lambda i: (self.texts[i], "")), weights


class Changes(Menu):
    """Differences with two digits and their sign; f is the difference itself, noise relative to the figure."""

    def __init__(self, qualifier, years):
        self.noise = reader.NOISE * years
        self.numbers = np.arange(10, 100)
        parts = [[(a / n / 1e3, b / n / 1e3, w) for a, b, w in reader.figure(qualifier, f"{n}000")]
                 for n in self.numbers]
        most = max(map(len, parts))
        parts = [p + [(0.0, 0.0, 0.0)] * (most - len(p)) for p in parts]
        self.lower, self.upper, self.weight = np.moveaxis(np.array(parts), -1, 0)
        self.measure(10 ** np.arange(9, 10, 0.0005))

    def offers(self, f):
        decade = math.floor(math.log10(abs(f)))
        places = [d - 1 for d in (decade - 1, decade, decade + 1)]
        weights = np.concatenate([
            masses((abs(f) / self.numbers / 10.0**k)[:, None], self.lower, self.upper, self.weight, self.noise)
            for k in places])
        sign = "-" if f < 0 else ""
        return (lambda i: (f"{sign}{self.numbers[i % 90]}{'0' * places[i // 90]}", "")), weights


class Bounds(Menu):
    """1, 2 and 5 times powers of ten; f is an array of logarithms that all are beyond the bound."""

    def __init__(self, qualifier):
        self.sign = 1 if qualifier == "above" else -1
        self.texts = [f"{n}{'0' * k}" for k in range(3, 17) for n in (1, 2, 5)]
        self.log = np.log([float(t) for t in self.texts])
        self.greatest = float(len(self.texts))

    def offers(self, f):
        beyond = self.sign * (np.atleast_1d(f)[:, None] - self.log) / reader.NOISE
        return (lambda i: (self.texts[i], "")), ndtr(beyond).prod(axis=0)
