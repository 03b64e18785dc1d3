"""Runs every way of forecasting in processes of its own and prints what it cost.

Usage: compare.py FOLDER SERIES PEER_SERIES [MODEL ...]
"""

import os
import sys

import numpy as np
import polars as pl
from cost import cost

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


def main(folder: str, series: int, peer_series: int, models: list[str]) -> None:
    print(
        f"{'':44}{'series':>9}{'cpu s':>9}{'wall s':>9}{'job s':>8}{'MB':>7}{'worker':>8}{'cpu us/series':>15}"
    )
    beside = {
        "statsforecast, one process": "almanac, one thread",
        "statsforecast, spark, two executors": "almanac, spark, two executors",
    }
    ways = [
        ("almanac, one thread", "one.py", series, ["1"]),
        ("almanac, two threads", "one.py", series, ["2"]),
        ("statsforecast, one process", "peer.py", peer_series, ["1"]),
        ("almanac, spark, one executor", "spark.py", series, ["almanac", "1", "16"]),
        ("almanac, spark, two executors", "spark.py", series, ["almanac", "2", "16"]),
        ("the same, 4 partitions", "spark.py", series, ["almanac", "2", "4"]),
        ("the same, 64 partitions", "spark.py", series, ["almanac", "2", "64"]),
        ("statsforecast, spark, two executors", "spark.py", peer_series, ["statsforecast", "2", "16"]),
    ]
    for model in models:
        each: dict[str, float] = {}
        for name, script, count, rest in ways:
            if model == "auto" and "statsforecast" in name:
                continue
            path = os.path.join(folder, f"{count}.parquet")
            if not os.path.exists(path):
                write_panel(path, count)
            out = os.path.join(folder, "out.spark" if script == "spark.py" else "out.parquet")
            found = cost([os.path.join(HERE, script), path, out, model, *rest])
            each[name] = found.cpu / count
            job = f"{float(found.output):8.1f}" if script == "spark.py" else f"{'':8}"
            worker = f"{found.worker:8.0f}" if script == "spark.py" else f"{'':8}"
            print(
                f"{model[:10] + ', ' + name:44.44}{count:9}{found.cpu:9.1f}{found.wall:9.1f}{job}"
                f"{found.memory:7.0f}{worker}{1e6 * found.cpu / count:15.1f}",
                flush=True,
            )
            if own := beside.get(name):
                print(f"  {each[name] / each[own]:.0f} times {own}", flush=True)


if __name__ == "__main__":
    wanted = sys.argv[4:] or ["drift", "dynamic-optimized-theta", "auto"]
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), wanted)
