"""Processor time of the inference of each shipped indicator, from its statements.

An indicator is fitted under many names in one run and under one name in another: the difference over the names
more is its time, with reading and start-up left out and the noise of a machine divided.

Usage: speed.py PROGRAM WORK [--names N] [--rounds N] [--verbose]
"""

import argparse
import csv
import re
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np

DATA = Path(__file__).resolve().parents[2] / "Datasets" / "china-tech"


def sheets() -> dict[str, str]:
    """The text of each indicator's entry in the sheet."""
    text = (DATA / "indicators.yaml").read_text()
    parts = re.split(r"^([a-z0-9-]+):", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2]))


def write(folder: Path, name: str, sheet: str, rows: list[dict], count: int) -> Path:
    """A pipeline that fits one indicator under so many names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"{name}-{i}" for i in range(count)]
    with open(folder / "statements.csv", "w", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        for own in names:
            table.writerows({**row, "indicator": own} for row in rows)
    # Other names for an indicator may be had once.
    entry = re.sub(r"^  aliases: \[[^]]*\]\n", "", sheet, flags=re.MULTILINE)
    (folder / "indicators.yaml").write_text("".join(f"{own}:{entry}" for own in names))
    pipeline = folder / "pipeline.yaml"
    pipeline.write_text(
        "pipeline: speed\ningest: [{ statements: statements.csv, sheet: indicators.yaml }]\n"
        "fit: { defaults: { model: latent-trend } }\nproject: { until: 2030 }\nreport: { tables: [csv] }\n")
    return pipeline


def seconds(program: str, pipeline: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [program, "run", str(pipeline), "--until", "fit", "--force", "--jobs", "1"], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr[-3000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("work")
    parser.add_argument("--names", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    with open(DATA / "statements.csv", newline="") as file:
        statements = list(csv.DictReader(file))
    found = []
    for name, sheet in sheets().items():
        rows = [row for row in statements if row["indicator"] == name]
        # Targets alone are not fitted.
        if not any(row["role"] == "observation" and row["status"] == "accepted" for row in rows):
            continue
        folder = Path(options.work) / "speed" / name
        one = write(folder / "one", name, sheet, rows, 1)
        many = write(folder / "many", name, sheet, rows, 1 + options.names)
        times = []
        for _ in range(options.rounds):
            times.append((seconds(options.program, many) - seconds(options.program, one)) / options.names)
        found.append(1000 * min(times))
        if options.verbose:
            print(f"{name:32} {len(rows):3d} statements {found[-1]:8.1f} ms", flush=True)
    low, middle, high = np.quantile(found, [0.25, 0.5, 0.75])
    print(
        f"{len(found)} indicators, processor time of a fit from statements: median {middle:.1f} ms, "
        f"quartiles {low:.1f} and {high:.1f}, mean {np.mean(found):.1f}, longest {max(found):.0f}")


if __name__ == "__main__":
    main()
