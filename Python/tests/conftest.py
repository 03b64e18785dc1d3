"""Panels that the tests share."""

import math

import pyarrow as pa
import pytest


@pytest.fixture
def panel() -> pa.Table:
    """Three annual series of 12 years, one of them with a gap."""
    names, years, values = [], [], []
    for number, name in enumerate(["a", "b", "c"]):
        for year in range(2010, 2022):
            names.append(name)
            years.append(year)
            growth = 1.03 + 0.02 * number
            values.append(100 * growth ** (year - 2010) + 5 * math.sin(year * (number + 1)))
    values[17] = None
    return pa.table({"unique_id": names, "ds": pa.array(years, pa.int64()), "y": values})
