"""Times csv-read and polars on one file, in turns, and prints medians and their ratio.

Usage: compare.py CSV-READ FILE ROUNDS. Of two readings in each process the second counts, so that
neither pays for loading itself or for a cold file cache.
"""

import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def reading(command: list[str]) -> list[float]:
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [float(word) for word in lines[-1].split()]


def main(program: str, path: str, rounds: int) -> None:
    polars = [sys.executable, os.path.join(HERE, "polars_read.py"), path, "2"]
    readers = {
        "almanac: read and group": [program, path, "2"],
        "polars: read": polars,
        "polars: read and group": polars + ["group"],
    }
    readings: dict[str, list[list[float]]] = {name: [] for name in readers}
    for _ in range(rounds):
        for name, command in readers.items():
            readings[name].append(reading(command))
    first = next(iter(readings.values()))[0]
    for runs in readings.values():
        rows, series, total = runs[0][2:]
        assert [rows, series] == first[2:4], "the readers see different tables"
        assert abs(total / first[4] - 1) < 1e-12, "the readers see different numbers"
    megabytes = os.path.getsize(path) / 1e6
    print(f"{os.path.basename(path)}: {megabytes:.1f} MB, {first[2]:.0f} rows, {first[3]:.0f} series,"
          f" median of {rounds}")
    print(f"{'':26}{'s':>8}{'MB/s':>8}{'CPU s':>8}{'CPU MB/s':>10}")
    medians = {}
    for name, runs in readings.items():
        wall = statistics.median(run[0] for run in runs)
        cpu = statistics.median(run[1] for run in runs)
        medians[name] = wall, cpu
        print(f"{name:26}{wall:8.3f}{megabytes / wall:8.0f}{cpu:8.3f}{megabytes / cpu:10.0f}")
    ours, theirs = medians["almanac: read and group"], medians["polars: read"]
    print(f"polars' read takes {theirs[0] / ours[0]:.2f} times as long,"
          f" {theirs[1] / ours[1]:.2f} times the CPU")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
