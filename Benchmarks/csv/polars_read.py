"""Reads a long panel with polars on one thread; prints like csv-read.

Usage: polars_read.py FILE REPETITIONS [group], where `group` also collects the rows of each series.
"""

import os
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"

import polars  # noqa: E402  (reads the variable above when imported)


def main(path: str, repetitions: int, group: bool) -> None:
    for _ in range(repetitions):
        processor = time.process_time()
        start = time.perf_counter()
        table = polars.read_csv(path)
        if group:
            series = table.group_by("unique_id", maintain_order=True).agg("ds", "y").height
        seconds = time.perf_counter() - start
        processor = time.process_time() - processor
        if not group:
            series = table["unique_id"].n_unique()
        print(seconds, processor, table.height, series, table["y"].sum())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), len(sys.argv) > 3)
