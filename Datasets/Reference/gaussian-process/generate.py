"""Writes `gaussian-process.json`: Gaussian processes of given kernels on the flow of the Nile.

    python -m venv .venv && .venv/bin/pip install scikit-learn==1.9.1
    .venv/bin/python generate.py

`GaussianProcessRegressor(kernel, alpha=0, optimizer=None)` gives the log marginal likelihood, and means
and standard deviations of six further observations, noise included. The data are the first 40 values of
`../statsmodels/nile.json`, less 1000, over 100; periods count from the last observation, 0, backwards.
Kernels are scaled as in `GaussianProcessForm`: shares of the variance of one-step changes.
"""

import json
import math
import pathlib

import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import (
    RBF, ConstantKernel, DotProduct, ExpSineSquared, Matern, WhiteKernel)

HERE = pathlib.Path(__file__).parent
KERNELS = {
    "exponential": lambda l: Matern(l, nu=0.5), "matern-3/2": lambda l: Matern(l, nu=1.5),
    "matern-5/2": lambda l: Matern(l, nu=2.5), "squared-exponential": lambda l: RBF(l),
}
FIXED = "fixed"


def unit(kernel, share):
    """The factor that gives one-step changes of a kernel the variance `share`."""
    matrix = kernel(np.array([[0.0], [1.0]]))
    return ConstantKernel(share / (2 * (matrix[0, 0] - matrix[0, 1])), FIXED)


def case(y, name, noise, length, slope, season=None):
    own = KERNELS[name](length)
    share = 1 - noise - (season["share"] if season else 0)
    kernel = unit(own, share) * own + WhiteKernel(noise / 2)
    if slope:
        kernel += DotProduct(sigma_0=0)
    if season:
        wave = ExpSineSquared(season["smoothness"], season["period"]) * Matern(season["memory"], nu=1.5)
        kernel += unit(wave, season["share"]) * wave
    x = np.arange(1 - len(y), 1.0)[:, None]
    process = GaussianProcessRegressor(kernel, alpha=0, optimizer=None).fit(x, y)
    mean, deviation = process.predict(np.arange(1, 7.0)[:, None], return_std=True)
    return {
        "kernel": name, "noise": noise, "length": length, "slope": slope, "season": season,
        "logLikelihood": process.log_marginal_likelihood_value_, "means": mean.tolist(),
        "deviations": deviation.tolist(),
    }


def main():
    volume = json.loads((HERE / "../statsmodels/nile.json").read_text())["columns"]["volume"]
    y = (np.array(volume[:40]) - 1000) / 100
    cases = [
        case(y, name, noise, length, slope)
        for name in KERNELS
        for noise, length, slope in [(0.5, 3.0, False), (0.1, 12.0, True), (0.9, 60.0, True)]
    ]
    season = {"period": 4, "share": 0.4, "smoothness": 0.8, "memory": 30.0}
    cases.append(case(y, "matern-3/2", 0.2, 8.0, True, season))
    assert all(math.isfinite(c["logLikelihood"]) for c in cases)
    text = ",\n".join(json.dumps(c) for c in cases)
    (HERE / "gaussian-process.json").write_text('{"cases": [\n' + text + "\n]}\n")


if __name__ == "__main__":
    main()
