"""smooth from CSV to CSV on one core. Usage: peer_smooth.py PANEL.csv OUT.csv HORIZON MODEL"""

import sys
import warnings

import numpy as np
import pandas as pd
from smooth import CES, ES

warnings.filterwarnings("ignore")
MODELS = {
    "ES": lambda: ES(model="ZXZ", lags=[1]), "CES": lambda: CES(seasonality="none", lags=[1]),
    "level": lambda: ES(model="ANN", lags=[1]),
}


def main(panel: str, out: str, horizon: int, name: str) -> None:
    table = pd.read_csv(panel, dtype={"unique_id": str})
    parts = []
    for key, group in table.groupby("unique_id", sort=False):
        y = group["y"].to_numpy(float)
        try:
            model = MODELS[name]()
            f = (model.fit(y) or model).predict(h=horizon, interval="prediction", level=[0.8, 0.95])
            bounds = pd.concat([f.lower, f.upper], axis=1).to_numpy(float)
            mean = np.asarray(f.mean, float)
        except Exception:
            mean, bounds = np.repeat(y[-1], horizon), np.full((horizon, 4), np.nan)
        steps = len(y) + 1 + np.arange(horizon)
        parts.append(pd.DataFrame({"unique_id": key, "ds": steps, "mean": mean}).join(pd.DataFrame(bounds)))
    pd.concat(parts).to_csv(out, index=False)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
