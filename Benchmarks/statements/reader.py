"""What a printed figure says of its quantity, written again from the published tables and not from the program.

A statement's likelihood is a sum over cells w·[Φ((upper − f)/s) − Φ((lower − f)/s)]: the probability that a
writer prints it, given the quantity.
"""

import math

import numpy as np
from scipy.special import ndtr

NOISE = 0.003
LOOSE = [0.1, 0.25, 0.6, 2.0]


def units(text: str) -> list[float]:
    """The units that a figure may be rounded to, coarsest first."""
    digits = text.lstrip("-")
    if "." in digits:
        return [10.0 ** -len(digits.split(".")[1])]
    zeros = len(digits) - len(digits.rstrip("0"))
    return [10.0 ** (zeros - j) for j in range(min(zeros, 2) + 1)]


def figure(qualifier: str, text: str, high: str = "") -> list[tuple[float, float, float]]:
    """(lower, upper, weight) of the cells of a level, sum, multiple or difference."""
    v = float(text)
    u = units(text)
    if qualifier == "exact":
        return rounded(v, u, [0.6, 0.3, 0.1], 1)
    if qualifier == "about":
        return rounded(v, u, [0.35, 0.5, 0.15], 0.85) + [(v - u[0], v + u[0], 0.15)]
    if qualifier in ("at_least", "at_most"):
        cells = [(0, u[0], 0.5), (0, u[0] / 10, 0.35), (0, u[0] / 100, 0.15)]
        cells += [(0, part * abs(v), 0.03) for part in LOOSE]
        if qualifier == "at_least":
            return [(v + a, v + b, w) for a, b, w in cells]
        return [(v - b, v - a, w) for a, b, w in cells]
    if qualifier == "nearly":
        cells = [(v - u[0] / 2, v, 0.4), (v - u[0] / 10, v, 0.6)]
        significant = len(text.replace(".", "").lstrip("-0") if "." in text else text.rstrip("0"))
        return cells + ([(v - u[0], v, 0.6)] if significant >= 2 else [])
    if qualifier == "range":
        return [(v, float(high), 1.0)]
    return [(v, math.inf, 1.0)] if qualifier == "above" else [(-math.inf, v, 1.0)]


def rounded(v, u, weights, total):
    used = weights[: len(u)]
    return [(v - a / 2, v + a / 2, total * w / sum(used)) for a, w in zip(u, used)]


def growth(qualifier: str, text: str, high: str = "") -> list[tuple[float, float, float]]:
    """The same of a growth in percent."""
    g = float(text)
    whole = "." not in text
    u = 1.0 if whole else 10.0 ** -len(text.split(".")[1])
    if qualifier == "exact":
        cell = (g - u / 2, g + u / 2)
        return [(*cell, 0.75), (g - u / 20, g + u / 20, 0.25)] if whole else [(*cell, 1.0)]
    if qualifier == "about":
        return [(g - u / 2, g + u / 2, 0.5), (g - 1.5 * u, g + 1.5 * u, 0.5)]
    if qualifier == "at_least":
        return [(g, g + u, 0.6), (g, g + max(5 * u, 0.2 * abs(g)), 0.4)]
    return [(g, float(high), 1.0)]


def logs(cells, years: int = 0):
    """Ends of cells on the log scale: of levels, or of growth over some years."""

    def end(x):
        if years:
            return years * math.log(max(1 + x / 100, 0.01))
        return math.log(x) if x > 0 else -math.inf

    return [(end(a), end(b) if b < math.inf else b, w) for a, b, w in cells]


def likelihood(cells, f, noise: float = NOISE):
    """The probability of a statement at values f of its function."""
    f = np.asarray(f, float)
    return sum(w * (ndtr((b - f) / noise) - ndtr((a - f) / noise)) for a, b, w in cells)
