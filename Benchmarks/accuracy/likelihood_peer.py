"""Log-likelihoods of forms of exponential smoothing by StatsForecast, in R's convention.

Usage: likelihood_peer.py PANEL.csv SEASON_LENGTH FORMS OUT.csv; FORMS such as AAN,AAdN. Estimates outside
R's default region (it does not hold beta below alpha, nor gamma below 1 - alpha) are left out and counted.
"""

import csv
import math
import sys
import warnings

import pandas as pd
from statsforecast.models import AutoETS


def is_admitted(par) -> bool:
    alpha, beta, gamma = (float(x) for x in par[:3])
    return not beta > alpha + 1e-7 and not gamma > 1 - alpha + 1e-7


def main(panel: str, length: int, forms: list[str], out: str) -> None:
    warnings.simplefilter("ignore")
    table = pd.read_csv(panel, dtype={"unique_id": str})
    outside = 0
    with open(out, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["unique_id", "form", "loglik"])
        for key, group in table.groupby("unique_id", sort=False):
            y = group["y"].to_numpy(float)
            for form in forms:
                model = AutoETS(
                    season_length=length, model=form.replace("d", ""), damped="d" in form)
                try:
                    fit = model.fit(y).model_
                    loglik = float(fit["loglik"])
                except Exception:
                    continue
                if not is_admitted(fit["par"]):
                    outside += 1
                elif math.isfinite(loglik):
                    rows.writerow([key, form, repr(loglik)])
    print(f"{panel}: {outside} fits of StatsForecast outside the region", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3].split(","), sys.argv[4])
