"""Learns the prior of `latent-trend` from the training parts of M1, M3 and Tourism yearly.

Usage: learn.py OUTPUT            writes the atoms with their weights
       learn.py --check SHIPPED   compares them with a shipped file; 1 where they differ
       learn.py --tails           training likelihood of other shares and sizes of jumps
       learn.py --held-out FILE ...  log density of the test parts under each file's weights
"""

import csv
import sys

import numpy as np

from growth import GRID, GROWTH, deviation, log_likelihoods
from series import COLLECTIONS, growths, padded

SHARE, SCALE = 0.08, 4.0
ROUNDS = 150
UNIFORM = 0.1
# Another processor's exponentials may differ in the last place; the file has six places.
TOLERANCE = 2e-6


def responsibilities(logs: np.ndarray, weights: np.ndarray) -> np.ndarray:
    joint = logs + np.log(weights)
    joint = np.exp(joint - joint.max(axis=1, keepdims=True))
    return joint / joint.sum(axis=1, keepdims=True)


def learned(classes: list[np.ndarray]) -> np.ndarray:
    """Weights by expectation maximisation, each class with the same say, then mixed with uniform ones.

    Stopped after some rounds: the maximum itself puts all weight on a few atoms.
    """
    count = len(GRID)
    weights = np.full(count, 1 / count)
    for _ in range(ROUNDS):
        rounds = [responsibilities(logs, weights).mean(axis=0) for logs in classes]
        weights = np.maximum(np.mean(rounds, axis=0), 1e-300)
    return (1 - UNIFORM) * weights / weights.sum() + UNIFORM / count


def likelihoods(share: float = SHARE, scale: float = SCALE) -> list[np.ndarray]:
    return [
        log_likelihoods(padded([past for past, _ in growths(name)]), share, scale).sum(axis=1)
        for name in COLLECTIONS
    ]


def rows(weights: np.ndarray) -> list[str]:
    head = ["phi,sigma_eta,sigma_zeta,mu_mean,mu_sd,weight"]
    return head + [
        f"{phi:g},{eta:.5g},{zeta:g},{GROWTH:g},{deviation(eta):.6f},{weight:.6f}"
        for (phi, eta, zeta), weight in zip(GRID, weights)
    ]


def read(path: str) -> np.ndarray:
    with open(path) as file:
        return np.array([[float(v) for v in row.values()] for row in csv.DictReader(file)])


def check(path: str) -> int:
    shipped, weights = read(path), learned(likelihoods())
    ours = np.column_stack(
        [GRID, np.full(len(GRID), GROWTH), deviation(GRID[:, 1]), weights])
    distance = np.abs(shipped - ours).max(axis=0)
    print("greatest difference by column:", " ".join(f"{d:.1e}" for d in distance))
    if distance.max() > TOLERANCE:
        print(f"the prior learned now is not that of {path}")
        return 1
    print(f"{path} is what is learned now")
    return 0


def tails() -> None:
    """Mean log likelihood of a training series at the weights learned for each contamination."""
    print("share scale " + " ".join(f"{name:>8}" for name in COLLECTIONS))
    for share, scale in [(0, 1), (0.04, 6), (0.08, 4), (0.1, 5), (0.15, 3)]:
        classes = likelihoods(share, scale)
        weights = learned(classes)
        means = []
        for logs in classes:
            top = logs.max(axis=1)
            means.append((top + np.log(np.exp(logs - top[:, None]) @ weights)).mean())
        print(f"{share:5} {scale:5} " + " ".join(f"{mean:8.3f}" for mean in means))


def held_out(paths: list[str]) -> None:
    """Log predictive density of a growth of the test parts, given the last k of the training part."""
    print("collection  k  " + " ".join(paths))
    for name in COLLECTIONS:
        pairs = growths(name)
        for k in [2, 10, None]:
            known = [past[-k:] if k else past for past, _ in pairs]
            table = padded([np.concatenate([a, b]) for a, (_, b) in zip(known, pairs)])
            terms = log_likelihoods(table, SHARE, SCALE)
            seen = np.arange(table.shape[1])[None, :] < np.array([[len(a)] for a in known])
            before = (terms * seen[:, :, None]).sum(axis=1)
            total = terms.sum(axis=1)
            scores = []
            for path in paths:
                logw = np.log(read(path)[:, 5])
                density = np.logaddexp.reduce(total + logw, axis=1) - np.logaddexp.reduce(
                    before + logw, axis=1)
                scores.append(density.sum() / sum(len(b) for _, b in pairs))
            print(f"{name:10} {k or 'all':>3}  " + " ".join(f"{score:.4f}" for score in scores))


def main(arguments: list[str]) -> int:
    match arguments:
        case ["--check", path]:
            return check(path)
        case ["--tails"]:
            tails()
        case ["--held-out", *paths] if paths:
            held_out(paths)
        case [path] if not path.startswith("-"):
            with open(path, "w") as file:
                file.write("\n".join(rows(learned(likelihoods()))) + "\n")
        case _:
            print(__doc__, file=sys.stderr)
            return 64
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
