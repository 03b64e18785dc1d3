"""One table of scores from forecasts and what came after. Usage: score.py FOLDER SEASON [--quick].

sMAPE and MASE as in M4 (MASE by the mean absolute change of the training part from season to season),
OWA against the naive forecast, that of the same season, on the same series, MSIS of the 95 % interval by the same scale, coverage of both levels. The
point is the mean for the peers and the median for Almanac; `--point mean` changes that. A series
whose training part never changes has no scale and is left out of MASE and MSIS.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

SETS = ["M1", "M3", "Tourism"]
SCORES = ["sMAPE", "MASE", "MSIS", "cover 80", "cover 95"]


def scores(forecasts: pd.DataFrame, future: pd.DataFrame, scale: pd.Series, point: str):
    joined = future.merge(forecasts, on=["unique_id", "ds"], how="inner")
    assert len(joined) == len(future), f"{len(joined)} forecasts for {len(future)} periods"
    y, f = joined["y"].to_numpy(), joined[point].to_numpy()
    low, high = joined["lo-95"].to_numpy(), joined["hi-95"].to_numpy()
    s = joined["unique_id"].map(scale).to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        smape = 200 * np.abs(y - f) / (np.abs(y) + np.abs(f))
    width = (high - low) + 40 * np.maximum(low - y, 0) + 40 * np.maximum(y - high, 0)
    return pd.DataFrame({
        "unique_id": joined["unique_id"],
        "sMAPE": np.where(y == f, 0, smape),
        "MASE": np.abs(y - f) / s,
        "MSIS": width / s,
        "cover 80": (y >= joined["lo-80"]) & (y <= joined["hi-80"]),
        "cover 95": (y >= low) & (y <= high),
    })


def main(folder: Path, season: int, sources: list[str], point: str) -> None:
    period = {1: "yearly", 4: "quarterly", 12: "monthly"}[season]
    results = {}
    for name in SETS:
        training = pd.read_csv(folder / f"{name}.csv", dtype={"unique_id": str})
        future = pd.read_csv(folder / f"{name}-future.csv", dtype={"unique_id": str})
        scale = training.groupby("unique_id")["y"].apply(lambda y: y.diff(season).abs().mean())
        scale = scale.where(scale > 0)
        last = {key: y.to_numpy()[-season:] for key, y in training.groupby("unique_id")["y"]}
        naive = future.drop(columns="y").copy()
        step = naive.groupby("unique_id").cumcount()
        repeated = [last[key][h % season] for key, h in zip(naive["unique_id"], step)]
        for column in ["mean", "median", "lo-80", "hi-80", "lo-95", "hi-95"]:
            naive[column] = repeated
        results.setdefault("naive, no interval", {})[name] = scores(naive, future, scale, "mean")
        for source in sources:
            table = pd.read_csv(folder / f"{name}-{source}.csv", dtype={"unique_id": str})
            table["model"] = table["model"].str.split("/").str[0]
            for model, rows in table.groupby("model", sort=False):
                label = f"Almanac {model}" if source == "almanac" else model
                column = point if source == "almanac" else "mean"
                results.setdefault(label, {})[name] = scores(rows, future, scale, column)

    def summary(parts: dict, sets: list[str]) -> pd.Series:
        # Every series counts alike, whatever its horizon.
        each = pd.concat([parts[s].assign(set=s) for s in sets])
        return each.groupby(["set", "unique_id"], sort=False)[SCORES].mean().mean()

    for sets in [[s] for s in SETS] + [SETS]:
        base = summary(results["naive, no interval"], sets)
        count = sum(results["naive, no interval"][s]["unique_id"].nunique() for s in sets)
        lines = []
        for label, parts in results.items():
            mean = summary(parts, sets)
            owa = (mean["sMAPE"] / base["sMAPE"] + mean["MASE"] / base["MASE"]) / 2
            lines.append((owa, label, mean))
        print(f"\n{' + '.join(sets)} {period}, {count} series, by OWA")
        print(f"{'':36}{'OWA':>7}{'sMAPE':>8}{'MASE':>8}{'MSIS':>9}{'80 %':>7}{'95 %':>7}")
        for owa, label, mean in sorted(lines, key=lambda line: line[0]):
            print(f"{label:36}{owa:7.3f}{mean['sMAPE']:8.2f}{mean['MASE']:8.3f}{mean['MSIS']:9.1f}"
                  f"{mean['cover 80']:7.3f}{mean['cover 95']:7.3f}")


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    quick = "--quick" in sys.argv
    by_mean = "--point=mean" in sys.argv
    main(Path(words[0]), int(words[1]), ["almanac"] if quick else ["r", "statsforecast", "smooth", "almanac"],
         "mean" if by_mean else "median")
