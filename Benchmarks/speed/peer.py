"""StatsForecast from CSV to CSV on one core. Usage: peer.py PANEL.csv OUT.csv HORIZON MODEL"""

import sys

import pandas as pd
from statsforecast import StatsForecast
from statsforecast import models as catalogue


def main(panel: str, out: str, horizon: int, name: str) -> None:
    kind = getattr(catalogue, name)
    model = kind() if name in ("Naive", "RandomWalkWithDrift") else kind(season_length=1)
    table = pd.read_csv(panel, dtype={"unique_id": str})
    runner = StatsForecast(models=[model], freq=1, n_jobs=1, fallback_model=catalogue.Naive())
    runner.forecast(df=table, h=horizon, level=[80, 95]).to_csv(out, index=False)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
