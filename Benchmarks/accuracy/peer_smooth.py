"""Forecasts of a long panel by `smooth`: unique_id,ds,model,mean,lo-80,hi-80,lo-95,hi-95; see peer.py.

Usage: peer_smooth.py PANEL.csv OUT.csv SEASON HORIZON. `ES` chooses the form of exponential smoothing (ZXZ: no multiplied
trends), `AutoCES` the season of complex smoothing. Series that a model raises on get the naive forecast, and their number is printed.
"""

import csv
import os
import sys
import warnings

import numpy as np
import pandas as pd
from smooth import CES, ES, AutoCES
from statsforecast.models import Naive

warnings.filterwarnings("ignore")


def models(season: int) -> dict:
    ces = AutoCES(lags=[season]) if season > 1 else CES(seasonality="none", lags=[1])
    return {"smooth ES": ES(model="ZXZ", lags=[season]), "smooth CES": ces}


def main(panel: str, out: str, season: int, horizon: int) -> None:
    table = pd.read_csv(panel)
    with open(out + ".part", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["unique_id", "ds", "model", "mean", "lo-80", "hi-80", "lo-95", "hi-95"])
        for name in models(season):
            replaced = 0
            for key, group in table.groupby("unique_id", sort=False):
                y = group["y"].to_numpy(float)
                try:
                    model = models(season)[name]
                    fitted = model.fit(y) or model
                    f = fitted.predict(h=horizon, interval="prediction", level=[0.8, 0.95])
                    columns = [f.mean, f.lower.iloc[:, 0], f.upper.iloc[:, 0], f.lower.iloc[:, 1], f.upper.iloc[:, 1]]
                    values = np.column_stack([np.asarray(c, float) for c in columns])
                    if not np.all(np.isfinite(values)):
                        raise ValueError("not finite")
                except Exception:
                    replaced += 1
                    f = Naive().forecast(y=y, h=horizon, level=[80, 95])
                    values = np.column_stack([f[c] for c in ("mean", "lo-80", "hi-80", "lo-95", "hi-95")])
                for step in range(horizon):
                    rows.writerow([key, len(y) + step + 1, name] + [repr(float(v)) for v in values[step]])
            print(f"{panel}: {name}: {replaced} series replaced by naive", file=sys.stderr)
    os.replace(out + ".part", out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
