"""StatsForecast's forecasts of a long panel: unique_id,ds,model,mean,lo-80,hi-80,lo-95,hi-95.

Usage: peer.py PANEL.csv OUT.csv SEASON HORIZON [MODEL ...]. Series that a model raises on get the naive forecast,
and their number is printed: AutoETS, for one, ends the whole run on series of 6 or fewer.
"""

import csv
import sys

import numpy as np
import pandas as pd
from statsforecast.models import (
    AutoARIMA, AutoCES, AutoETS, AutoTheta, DynamicOptimizedTheta, Naive, RandomWalkWithDrift)

MODELS = {
    "AutoETS": AutoETS, "AutoTheta": AutoTheta, "DynamicOptimizedTheta": DynamicOptimizedTheta,
    "AutoARIMA": AutoARIMA, "AutoCES": AutoCES, "Naive": Naive,
    "RandomWalkWithDrift": RandomWalkWithDrift,
}


def main(panel: str, out: str, season: int, horizon: int, names: list[str]) -> None:
    table = pd.read_csv(panel)
    with open(out + ".part", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["unique_id", "ds", "model", "mean", "lo-80", "hi-80", "lo-95", "hi-95"])
        for name in names or MODELS:
            replaced = 0
            for key, group in table.groupby("unique_id", sort=False):
                y = group["y"].to_numpy(float)
                kind = MODELS[name]
                model = kind() if name in ("Naive", "RandomWalkWithDrift") else kind(season_length=season)
                try:
                    f = model.forecast(y=y, h=horizon, level=[80, 95])
                    if not np.all(np.isfinite(f["mean"])):
                        raise ValueError("not finite")
                except Exception:
                    replaced += 1
                    f = Naive().forecast(y=y, h=horizon, level=[80, 95])
                for step in range(horizon):
                    rows.writerow([key, len(y) + step + 1, "StatsForecast " + name] + [
                        repr(float(f[c][step])) for c in ("mean", "lo-80", "hi-80", "lo-95", "hi-95")])
            print(f"{panel}: {name}: {replaced} series replaced by naive", file=sys.stderr)
    import os
    os.replace(out + ".part", out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
