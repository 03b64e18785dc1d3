"""Inference of `latent-trend` beside a No-U-Turn sampler, on statements that are single wide cells.

The model is written again here, for NumPyro: levels, drift and jumps with the prior of `Datasets/Priors`. NUTS
runs within each set of hyperparameters that matters (their posterior is log-concave but for the jumps); the
sets are weighed by their evidence, from importance sampling around the draws. Nested narrow cells are no test: NUTS
is trapped in them.

Usage: sampler.py PROGRAM WORK [--draws N] [--sets NAMES]
"""

import argparse
import csv
import subprocess
import sys
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
from jax.scipy.stats import norm
from numpyro.infer import MCMC, NUTS

from trend import JUMP, LEVEL, SHARE, Prior

jax.config.update("jax_enable_x64", True)

NOISE = 0.01
AHEAD = 5
# Sets of hyperparameters that hold so much of the posterior are sampled.
KEPT = 0.995
LEVELS = [80, 95]
COLUMNS = ["lo-95", "lo-80", "median", "hi-80", "hi-95"]
PROBABILITIES = [0.025, 0.1, 0.5, 0.9, 0.975]
# period, measure, lower and upper end
SETS = {
    "two": [("2016", "level", 95, 110), ("2020", "level", 140, 160)],
    "three": [("2014", "level", 300, 340), ("2017", "level", 240, 270), ("2020", "level", 260, 300)],
    "growth": [
        ("2015", "level", 95, 105), ("2016", "growth", 3, 9), ("2018", "growth", -6, 2), ("2020", "level", 105, 125)],
    "sums": [
        ("2013/2016", "cumulative", 400, 450), ("2016", "level", 110, 125), ("2018/2020", "cumulative", 430, 480),
        ("2019", "growth", 4, 14)],
    "jump": [
        ("2013", "level", 100, 106), ("2014", "level", 103, 110), ("2015", "level", 105, 112),
        ("2016", "level", 150, 160), ("2017", "level", 155, 165), ("2019", "level", 160, 175)],
    "eight": [
        ("2011", "level", 50, 56), ("2012", "growth", 5, 12), ("2013", "level", 60, 68), ("2015", "level", 75, 90),
        ("2014/2016", "cumulative", 210, 250), ("2017", "growth", 2, 12), ("2018", "level", 90, 105),
        ("2020", "level", 100, 120)],
}


class Set:
    """Cells as functions of levels: sums of natural values, or differences of logarithms."""

    def __init__(self, statements):
        self.statements = statements
        spans = [[int(y) for y in period.split("/")] for period, *_ in statements]
        growths = [measure == "growth" for _, measure, *_ in statements]
        self.first = min(s[0] - g for s, g in zip(spans, growths))
        self.last = max(s[-1] for s in spans)
        self.steps = self.last - self.first
        sizes = [np.log((a + b) / 2 / (1 if m == "level" else s[-1] - s[0] + 1))
                 for (_, m, a, b), s in zip(statements, spans) if m != "growth"]
        self.middle = float(np.median(sizes))
        self.cells = []
        for (_, measure, low, high), span in zip(statements, spans):
            if measure == "growth":
                low, high = 1 + low / 100, 1 + high / 100
            self.cells.append((
                measure == "growth", span[0] - self.first, span[-1] - self.first, np.log(low), np.log(high)))

    def log_likelihood(self, levels):
        """Of levels with periods along the last axis."""
        values = jnp.stack([
            levels[..., b] - levels[..., b - 1] if isGrowth
            else levels[..., b] if a == b
            else jax.scipy.special.logsumexp(levels[..., a : b + 1], axis=-1)
            for isGrowth, a, b, _, _ in self.cells], axis=-1)
        low, high = (jnp.array([cell[i] for cell in self.cells]) for i in (3, 4))
        p, q = (low - values) / NOISE, (high - values) / NOISE
        p, q = jnp.where(p > 0, -q, p), jnp.where(p > 0, -p, q)
        upper, lower = norm.logcdf(jnp.stack([q, p]))
        return (upper + jnp.log1p(-jnp.exp(lower - upper))).sum(-1)

    def levels(self, z, basis):
        """Levels, the last drift and the mean growth are linear in the independent quantities."""
        constant, coefficients = basis[:, 0], basis[:, 1:]
        return (constant + z @ coefficients.T)[..., : self.steps + 1]

    def basis(self, atom):
        """Constants and coefficients of levels, last drift and mean growth, by the model's recursion."""
        phi, eta, zeta, mean, spread = atom
        n = self.steps
        unit = np.eye(4 + 2 * n)  # the constant, then the quantities in their own units
        mu = mean * unit[0] + spread * unit[2]
        drift = mu + zeta / np.sqrt(1 - phi**2) * unit[3]
        rows = [self.middle * unit[0] + LEVEL * unit[1]]
        for s in range(n):
            rows.append(rows[-1] + drift + eta * unit[4 + s])
            drift = (1 - phi) * mu + phi * drift + zeta * unit[4 + n + s]
        return np.array([*rows, drift, mu])

    def log_prior(self, z):
        e = z[..., 3 : 3 + self.steps]
        rest = jnp.concatenate([z[..., :3], z[..., 3 + self.steps :]], axis=-1)
        jumps = jnp.logaddexp(jnp.log(1 - SHARE) + norm.logpdf(e), jnp.log(SHARE) + norm.logpdf(e, 0, JUMP))
        return norm.logpdf(rest).sum(-1) + jumps.sum(-1)

    def model(self, basis):
        n = self.steps
        jump = dist.MixtureSameFamily(
            dist.Categorical(probs=jnp.array([1 - SHARE, SHARE])), dist.Normal(jnp.zeros(2), jnp.array([1.0, JUMP])))
        first = numpyro.sample("first", dist.Normal(0, 1).expand([3]).to_event(1))
        e = numpyro.sample("e", jump.expand([n]).to_event(1))
        w = numpyro.sample("w", dist.Normal(0, 1).expand([n]).to_event(1))
        z = numpyro.deterministic("z", jnp.concatenate([first, e, w]))
        numpyro.factor("statements", self.log_likelihood(self.levels(z, basis)))


def log_mean_exp(x):
    return float(np.logaddexp.reduce(x) - np.log(len(x)))


def reference(own, prior, draws, rng):
    """Weighted draws of all levels, those ahead included, and the number of atoms sampled."""
    atoms = np.array([[a[k] for k in ("phi", "sigma_eta", "sigma_zeta", "mu_mean", "mu_sd")] for a in prior.atoms])
    size = 3 + 2 * own.steps
    bases = np.array([own.basis(atom) for atom in atoms])
    density = jax.jit(lambda z, basis: own.log_likelihood(own.levels(z, basis)))
    # A first thought on each atom's evidence: likelihoods of prior draws whose first level is near.
    logs = []
    near = 0.15
    for basis in bases:
        z = rng.standard_normal((60_000, size))
        jumps = rng.random((60_000, own.steps)) < SHARE
        z[:, 3 : 3 + own.steps] *= np.where(jumps, JUMP, 1)
        z[:, 0] *= near
        shift = -0.5 * z[:, 0] ** 2 + 0.5 * (z[:, 0] / near) ** 2 + np.log(near)
        logs.append(log_mean_exp(np.nan_to_num(np.asarray(density(z, basis)) + shift, nan=-1e6)))
    weights = prior.weights * np.exp(np.array(logs) - max(logs))
    weights /= weights.sum()
    order = np.argsort(-weights)
    kept = np.sort(order[: 1 + np.searchsorted(np.cumsum(weights[order]), KEPT)])
    sampler = MCMC(
        NUTS(own.model, target_accept_prob=0.95, dense_mass=True), num_warmup=500, num_samples=draws, num_chains=1,
        chain_method="sequential", progress_bar=False, jit_model_args=True)
    target = jax.jit(lambda z, basis: own.log_prior(z) + own.log_likelihood(own.levels(z, basis)))
    found, evidences, divergences = [], [], 0
    for index in kept:
        basis = jnp.array(bases[index])
        sampler.run(jax.random.PRNGKey(int(index)), basis)
        divergences += int(sampler.get_extra_fields()["diverging"].sum())
        z = np.asarray(sampler.get_samples()["z"])
        found.append(paths(own, z, bases[index], atoms[index], rng))
        # Evidence: a wide normal mixture around the draws.
        mean, factor = z.mean(0), np.linalg.cholesky(np.cov(z.T) + 1e-9 * np.eye(size))
        scales = np.where(rng.random(60_000) < 0.7, 1.1, 2.0)
        unit = rng.standard_normal((60_000, size)) * scales[:, None]
        proposal = np.logaddexp(
            np.log(0.7) - size * np.log(1.1) - 0.5 * (unit**2).sum(1) / 1.1**2,
            np.log(0.3) - size * np.log(2.0) - 0.5 * (unit**2).sum(1) / 4)
        proposal -= np.log(np.diag(factor)).sum() + 0.5 * size * np.log(2 * np.pi)
        value = np.asarray(target(mean + unit @ factor.T, basis))
        evidences.append(np.log(prior.weights[index]) + log_mean_exp(np.nan_to_num(value, nan=-1e6) - proposal))
    shares = np.exp(np.array(evidences) - max(evidences))
    shares /= shares.sum()
    values = np.concatenate(found)
    weight = np.repeat(shares / len(found[0]), len(found[0]))
    return values, weight, len(kept), divergences


def paths(own, z, basis, atom, rng):
    """Levels by NUTS, then a future for each draw."""
    values = basis[:, 0] + z @ basis[:, 1:].T
    levels, drift, mu = values[:, : own.steps + 1], values[:, -2], values[:, -1]
    phi, eta, zeta = atom[:3]
    path = [levels]
    last = levels[:, -1]
    for _ in range(AHEAD):
        scale = np.where(rng.random(len(z)) < SHARE, JUMP, 1) * eta
        last = last + drift + scale * rng.standard_normal(len(z))
        drift = (1 - phi) * mu + phi * drift + zeta * rng.standard_normal(len(z))
        path.append(last[:, None])
    return np.concatenate(path, axis=1)


def program(name, own, command, work):
    """year -> quantiles of logarithms, by the program."""
    folder = Path(work) / "sampler" / name
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "statements.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["indicator", "period", "measure", "qualifier", "value", "value_high", "unit", "source"])
        for i, (period, measure, low, high) in enumerate(own.statements):
            unit = "%" if measure == "growth" else "CNY"
            rows.writerow([name, period, measure, "range", low, high, unit, f"s{i}"])
    (folder / "indicators.yaml").write_text(f"{name}: {{ unit: CNY, kind: flow }}\n")
    (folder / "pipeline.yaml").write_text(
        "pipeline: sampler\ningest: [{ statements: statements.csv, sheet: indicators.yaml }]\n"
        f"fit: {{ defaults: {{ model: latent-trend, noise: {NOISE} }} }}\n"
        f"project: {{ until: {own.last + AHEAD}, levels: {LEVELS}, paths: 100, seed: 1 }}\n"
        "report: { tables: [csv] }\n")
    done = subprocess.run(
        [command, "run", str(folder / "pipeline.yaml"), "--force", "--output", str(folder / "out")],
        capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr[-3000:])
    with open(folder / "out" / "forecasts.csv", newline="") as file:
        return {int(r["period"]): [np.log(float(r[c])) for c in COLUMNS] for r in csv.DictReader(file)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("work")
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    parser.add_argument("--draws", type=int, default=3000, help="for each set of hyperparameters")
    options = parser.parse_args()
    prior = Prior()
    print("errors of quantiles 2.5, 10, 50, 90, 97.5 % in posterior standard deviations")
    print(f"{'set':8} {'k':>2} {'atoms':>5} {'diverging':>9}   {'past':>5} {'(worst)':>7} {'future':>6} {'(worst)':>7}")
    for name in options.sets:
        statements = SETS[name]
        own = Set(statements)
        rng = np.random.default_rng(20260205)
        # Compiled code of the set before stays mapped otherwise, until there are no maps left.
        jax.clear_caches()
        values, weight, atoms, diverging = reference(own, prior, options.draws, rng)
        found = program(name, own, options.program, options.work)
        errors = {"past": [], "future": []}
        for column, year in enumerate(range(own.first, own.last + AHEAD + 1)):
            order = np.argsort(values[:, column])
            sums = np.cumsum(weight[order])
            exact = np.interp(PROBABILITIES, sums, values[order, column])
            mean = (weight * values[:, column]).sum()
            deviation = np.sqrt((weight * (values[:, column] - mean) ** 2).sum())
            side = "past" if year <= own.last else "future"
            errors[side].append(np.abs(np.array(found[year]) - exact) / deviation)
        p, f = (np.array(errors[side]) for side in ("past", "future"))
        print(
            f"{name:8} {len(statements):2d} {atoms:5d} {diverging:9d}   {p.mean():5.3f} {p.max():7.2f} "
            f"{f.mean():6.3f} {f.max():7.2f}", flush=True)


if __name__ == "__main__":
    main()
