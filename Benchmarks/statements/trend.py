"""The prior of `latent-trend` from `Datasets/Priors`, and paths drawn from it."""

import csv
from pathlib import Path

import numpy as np

SHARE, JUMP = 0.08, 4.0
LEVEL = 3.0
PLACE = Path(__file__).resolve().parents[2] / "Datasets" / "Priors" / "growth-2.csv"


def atoms() -> list[dict]:
    with open(PLACE, newline="") as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


class Prior:
    def __init__(self):
        self.atoms = atoms()
        self.weights = np.array([a["weight"] for a in self.atoms])
        self.weights /= self.weights.sum()

    def paths(self, count: int, steps: int, middle: float, rng) -> np.ndarray:
        """Levels, one path a row, of so many steps after the first."""
        chosen = rng.choice(len(self.atoms), count, p=self.weights)
        phi, eta, zeta, mean, spread = (
            np.array([self.atoms[i][key] for i in chosen])
            for key in ("phi", "sigma_eta", "sigma_zeta", "mu_mean", "mu_sd"))
        mu = mean + spread * rng.standard_normal(count)
        drift = mu + zeta / np.sqrt(1 - phi**2) * rng.standard_normal(count)
        levels = [middle + LEVEL * rng.standard_normal(count)]
        for _ in range(steps):
            scale = np.where(rng.random(count) < SHARE, JUMP, 1) * eta
            levels.append(levels[-1] + drift + scale * rng.standard_normal(count))
            drift = (1 - phi) * mu + phi * drift + zeta * rng.standard_normal(count)
        return np.array(levels).T
