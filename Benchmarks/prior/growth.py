"""Marginal likelihood of yearly growth under a damped trend with contaminated innovations."""

from itertools import product
from math import comb

import numpy as np
from scipy.special import ndtr

DAMPING = [0.4, 0.7, 0.95]
INNOVATION = np.geomspace(0.006, 0.5, 8)
DRIFT = [0.0005, 0.012, 0.045, 0.14]
GROWTH = 0.035
GRID = np.array(list(product(DAMPING, INNOVATION, DRIFT)))


def deviation(innovation):
    """Prior standard deviation of the mean growth: wider for volatile series."""
    return np.maximum(GROWTH, 0.35 * innovation)


def log_likelihoods(growth: np.ndarray, share: float, scale: float) -> np.ndarray:
    """log p(g_1 … g_n) of each series (rows, NaN behind their ends) in each atom of the grid.

    Returns the terms: series x steps x atoms, 0 behind the ends.
    """
    return filtered(growth, share, scale)[0]


def filtered(growth: np.ndarray, share: float, scale: float):
    """The terms of the log likelihood, and mean and covariance of the state after the last step.

    State (d, mu): g_t = d + eta_t, then d = (1 - phi) mu + phi d + zeta_t. eta is a mixture of two
    normals; the posterior's two components are collapsed to one normal after each step (GPB1).
    """
    phi, eta, zeta = (GRID[:, i][None, :] for i in range(3))
    count, steps = growth.shape
    shape = (count, len(GRID))
    growth_variance = deviation(eta) ** 2
    drift_variance = zeta**2 / (1 - phi**2)
    d = np.full(shape, GROWTH)
    m = np.full(shape, GROWTH)
    dd = np.broadcast_to(growth_variance + drift_variance, shape).copy()
    dm = np.broadcast_to(growth_variance, shape).copy()
    mm = dm.copy()
    terms = np.zeros((count, steps, len(GRID)))
    for t in range(steps):
        g = growth[:, t][:, None]
        known = ~np.isnan(g)
        error = np.where(known, g - d, 0.0)
        logs, posts = [], []
        for weight, factor in [(1 - share, 1.0), (share, scale)]:
            if weight == 0:
                continue
            variance = dd + (factor * eta) ** 2
            logs.append(
                np.log(weight) - 0.5 * (np.log(2 * np.pi * variance) + error**2 / variance))
            kd, km = dd / variance, dm / variance
            posts.append((d + kd * error, m + km * error, dd - kd * dd, dm - kd * dm, mm - km * dm))
        logs = np.array(logs)
        top = logs.max(axis=0)
        parts = np.exp(logs - top)
        total = parts.sum(axis=0)
        terms[:, t] = np.where(known, top + np.log(total), 0.0)
        p = parts / total
        nd = sum(w * x[0] for w, x in zip(p, posts))
        nm = sum(w * x[1] for w, x in zip(p, posts))
        ndd = sum(w * (x[2] + (x[0] - nd) ** 2) for w, x in zip(p, posts))
        ndm = sum(w * (x[3] + (x[0] - nd) * (x[1] - nm)) for w, x in zip(p, posts))
        nmm = sum(w * (x[4] + (x[1] - nm) ** 2) for w, x in zip(p, posts))
        d, m = np.where(known, nd, d), np.where(known, nm, m)
        dd, dm, mm = np.where(known, ndd, dd), np.where(known, ndm, dm), np.where(known, nmm, mm)
        stay = 1 - phi
        d, dd, dm = (
            stay * m + phi * d,
            stay**2 * mm + 2 * stay * phi * dm + phi**2 * dd + zeta**2,
            stay * mm + phi * dm,
        )
    return terms, (d, m, dd, dm, mm)


def log_densities(state, total: np.ndarray, years: int, share: float, scale: float) -> np.ndarray:
    """log p of the sum of the next growths, known for each row, in each atom: rows x atoms."""
    logs = [
        np.log(chance) - 0.5 * (np.log(2 * np.pi * variance) + (total[:, None] - mean) ** 2 / variance)
        for chance, mean, variance in sums(state, years, share, scale)
    ]
    return np.logaddexp.reduce(logs, axis=0)


def probabilities(state, total: np.ndarray, years: int, share: float, scale: float) -> np.ndarray:
    """Probability that the sum of the next growths is at most so large, in each atom: rows x atoms."""
    return sum(
        chance * ndtr((total[:, None] - mean) / np.sqrt(variance))
        for chance, mean, variance in sums(state, years, share, scale)
    )


def sums(state, years: int, share: float, scale: float):
    """The sum of the next growths: chance, means and variances for each number of jumps."""
    d, m, dd, dm, mm = state
    phi, eta, zeta = (GRID[:, i][None, :] for i in range(3))
    # What d and mu add to the sum, and each year's zeta to the drifts after it.
    reach = np.array([(1 - phi**j) / (1 - phi) for j in range(years + 1)])
    own, rest = reach[years], years - reach[years]
    variance = own**2 * dd + 2 * own * rest * dm + rest**2 * mm
    variance = variance + zeta**2 * (reach[:years] ** 2).sum(axis=0)
    for jumps in range(years + 1):
        chance = comb(years, jumps) * share**jumps * (1 - share) ** (years - jumps)
        yield chance, own * d + rest * m, variance + eta**2 * (years - jumps + jumps * scale**2)
