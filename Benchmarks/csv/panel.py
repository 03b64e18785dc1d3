"""Writes a synthetic long panel of annual series with 30 years each.

Usage: panel.py FILE SERIES DIGITS, where 17 digits mean all that a double has.
"""

import random
import sys


def main(path: str, series: int, digits: int) -> None:
    source = random.Random(20260205)
    with open(path, "w", encoding="ascii", newline="\n") as file:
        file.write("unique_id,ds,y\n")
        for number in range(series):
            level = source.lognormvariate(6, 2)
            growth = source.gauss(0.03, 0.04)
            rows = []
            for year in range(1995, 2025):
                level *= 1 + growth + source.gauss(0, 0.05)
                value = repr(level) if digits >= 17 else f"{level:.{digits}g}"
                rows.append(f"series-{number:06d},{year},{value}\n")
            file.write("".join(rows))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
