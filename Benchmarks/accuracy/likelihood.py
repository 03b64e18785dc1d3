"""Log-likelihoods of forms of exponential smoothing: Almanac's beside the better of the peers'.

Usage: likelihood.py ALMANAC FOLDER. FOLDER holds KIND.csv with KIND-r.csv and KIND-statsforecast.csv for
the kinds yearly, quarterly and monthly. Almanac fits each form in a pipeline, under the identity link.
"""

import json
import math
import subprocess
import sys
from pathlib import Path

import pandas as pd

TRENDS = {"N": "none", "A": "additive", "Ad": "damped"}
KINDS = {"N": "none", "A": "additive", "M": "multiplicative"}


def own(program: str, folder: Path, kind: str, form: str) -> dict[str, float]:
    """Log-likelihoods by series in R's convention, without what does not depend on parameters."""
    panel = folder / f"{kind}.csv"
    names = pd.read_csv(panel, dtype=str)["unique_id"].unique()
    model = (f"model: ets, error: {KINDS[form[0]]}, trend: {TRENDS[form[1:-1]]}, "
             f"season: {KINDS[form[-1]]}, link: identity")
    lines = [f"pipeline: likelihood\ningest: [{{ table: {panel} }}]", "fit:", "  series:"]
    lines += [f"    {name}: {{ {model} }}" for name in names]
    pipeline = folder / "likelihood.yaml"
    pipeline.write_text("\n".join(lines) + "\n")
    out = folder / f"likelihood-{kind}-{form}"
    done = subprocess.run(
        [program, "run", str(pipeline), "--until", "report", "--output", str(out), "--force"],
        capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr[-2000:])
    result = {}
    for fit in json.loads((out / "fits.json").read_text())["fits"]:
        n = fit["observations"]
        if fit["model"] == "ets" and fit.get("logLikelihood") is not None:
            result[fit["series"]] = (
                fit["logLikelihood"] + n / 2 * (math.log(2 * math.pi) + 1 - math.log(n)))
    return result


def main(program: str, folder: Path) -> None:
    print(f"{'':16}{'series':>8}{'as good':>9}{'worst shortfall':>17}{'better':>9}")
    for kind in ["yearly", "quarterly", "monthly"]:
        sources = [folder / f"{kind}-{peer}.csv" for peer in ("r", "statsforecast")]
        peers = pd.concat([pd.read_csv(path, dtype={"unique_id": str}) for path in sources
                           if path.exists()])
        best = peers.groupby(["form", "unique_id"], sort=False)["loglik"].max()
        for form in peers["form"].unique():
            ours = own(program, folder, kind, form)
            gaps = best[form] - pd.Series(ours).reindex(best[form].index)
            good = (gaps <= 1e-3).mean()
            print(f"{kind:10}{form:6}{len(gaps):8}{100 * good:8.2f}%{max(gaps.max(), 0):17.4f}"
                  f"{100 * (gaps < -1e-3).mean():8.0f}%", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
