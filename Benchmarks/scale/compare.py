"""Runs every way of forecasting in a process of its own and prints what it cost.

Usage: compare.py FOLDER SERIES PEER_SERIES
"""

import os
import subprocess
import sys
import time

import numpy as np
import polars as pl

HERE = os.path.dirname(os.path.abspath(__file__))


def write_panel(path: str, series: int) -> None:
    """Annual series of 30 years, geometric random walks with drifts of their own."""
    draw = np.random.Generator(np.random.PCG64(20260205))
    size = (series, 30)
    growth = draw.normal(0.03, 0.04, (series, 1)) + draw.normal(0, 0.05, size)
    level = np.exp(draw.normal(6, 2, (series, 1)) + np.cumsum(growth, axis=1))
    pl.DataFrame(
        {
            "unique_id": np.repeat(np.arange(series), 30),
            "ds": np.tile(np.arange(1995, 2025), series),
            "y": level.ravel(),
        }
    ).with_columns(pl.format("series-{}", "unique_id").alias("unique_id")).write_parquet(path)


def cost(arguments: list[str]) -> tuple[float, float, float]:
    """Processor time, wall time and peak memory of a process, in seconds and MB."""
    start = time.monotonic()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{arguments} failed")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def main(folder: str, series: int, peer_series: int) -> None:
    print(f"{'':34}{'series':>10}{'cpu s':>9}{'wall s':>9}{'MB':>8}{'cpu us/series':>15}")
    for model in ("drift", "dynamic-optimized-theta", "auto"):
        for name, script, count, jobs in [
            ("almanac, one thread", "one.py", series, 1),
            ("almanac, two threads", "one.py", series, 2),
            ("statsforecast, one process", "peer.py", peer_series, 1),
        ]:
            if script == "peer.py" and model == "auto":
                continue
            path = os.path.join(folder, f"{count}.parquet")
            if not os.path.exists(path):
                write_panel(path, count)
            out = os.path.join(folder, "out.parquet")
            cpu, wall, memory = cost(
                [os.path.join(HERE, script), path, out, model, str(jobs)]
            )
            print(
                f"{model[:14] + ', ' + name:34.34}{count:10}{cpu:9.1f}{wall:9.1f}{memory:8.0f}"
                f"{1e6 * cpu / count:15.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
