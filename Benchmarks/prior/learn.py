"""Learns the prior of `latent-trend` from the training parts of M1, M3 and Tourism yearly.

Usage: learn.py OUTPUT            writes the atoms with their weights
       learn.py --likely OUTPUT   writes those of the first step: the growths themselves are likely
       learn.py --check SHIPPED   compares them with a shipped file; 1 where they differ
       learn.py --tails           training likelihood of other shares and sizes of jumps
       learn.py --held-out FILE ...  forecasts of the test parts under each file's weights
"""

import csv
import sys

import numpy as np

from growth import GRID, GROWTH, deviation, filtered, log_densities, log_likelihoods, probabilities
from series import COLLECTIONS, growths, padded

SHARE, SCALE = 0.08, 4.0
ROUNDS = 150
UNIFORM = 0.02
# Growths known, and years ahead.
LENGTHS = [1, 2, 4, 8, 15]
AHEAD = [1, 2, 3, 5]
GOLDEN = 0.5 * (5**0.5 - 1)
STEPS, STEP, LEAST = 300, 4.0, -12.0
# Another processor's exponentials may differ in the last place; the file has six places.
TOLERANCE = 2e-6


def responsibilities(logs: np.ndarray, weights: np.ndarray) -> np.ndarray:
    joint = logs + np.log(weights)
    joint = np.exp(joint - joint.max(axis=1, keepdims=True))
    return joint / joint.sum(axis=1, keepdims=True)


def likely(classes: list[np.ndarray]) -> np.ndarray:
    """Weights under which the growths are likely, by expectation maximisation; each class has the same say.

    Stopped after some rounds: the maximum itself puts all weight on a few atoms.
    """
    weights = np.full(len(GRID), 1 / len(GRID))
    for _ in range(ROUNDS):
        rounds = [responsibilities(logs, weights).mean(axis=0) for logs in classes]
        weights = np.maximum(np.mean(rounds, axis=0), 1e-300)
    return weights / weights.sum()


class Windows:
    """Some known growths of each series, and the sums of the years after them.

    The windows of one length move through the series from one to the next.
    """

    def __init__(self):
        known, joint, shares = [], [], []
        for name in COLLECTIONS:
            pasts = [past for past, _ in growths(name)]
            own = []
            for length in LENGTHS:
                rows = []
                for place, past in enumerate(pasts):
                    free = len(past) - length - max(AHEAD)
                    if free >= 0:
                        first = int((place * GOLDEN) % 1 * (free + 1))
                        rows.append(past[first : first + length + max(AHEAD)])
                rows = np.array(rows)
                terms, state = filtered(rows[:, :length], SHARE, SCALE)
                before = terms.sum(axis=1)
                for years in AHEAD:
                    total = rows[:, length : length + years].sum(axis=1)
                    own.append((before, before + log_densities(state, total, years, SHARE, SCALE)))
            count = sum(len(before) for before, _ in own)
            known += [before for before, _ in own]
            joint += [after for _, after in own]
            shares.append(np.full(count, 1 / count / len(COLLECTIONS)))
        self.known, self.joint, self.shares = map(np.concatenate, (known, joint, shares))

    def score(self, weights: np.ndarray) -> tuple[float, np.ndarray]:
        """Mean log density of the sums given what is known, and its slope along each weight's logarithm."""
        known, joint = self.known + np.log(weights), self.joint + np.log(weights)
        before, after = (np.logaddexp.reduce(logs, axis=1, keepdims=True) for logs in (known, joint))
        slope = self.shares @ (np.exp(joint - after) - np.exp(known - before))
        return float(self.shares @ (after - before)[:, 0]), slope


def learned(classes: list[np.ndarray], windows: Windows) -> np.ndarray:
    """Likely weights, moved to where forecasts are best, then mixed with uniform ones."""
    logs = np.log(likely(classes))
    for _ in range(STEPS):
        logs -= np.logaddexp.reduce(logs)
        logs = np.maximum(logs + STEP * windows.score(np.exp(logs))[1], LEAST)
    weights = np.exp(logs - np.logaddexp.reduce(logs))
    return (1 - UNIFORM) * weights + UNIFORM / len(weights)


def likelihoods(share: float = SHARE, scale: float = SCALE) -> list[np.ndarray]:
    return [
        log_likelihoods(padded([past for past, _ in growths(name)]), share, scale).sum(axis=1)
        for name in COLLECTIONS
    ]


def rounded(weights: np.ndarray) -> np.ndarray:
    """To six places; the greatest one makes the sum 1."""
    result = weights.round(6)
    result[result.argmax()] += 1 - result.sum()
    return result


def rows(weights: np.ndarray) -> list[str]:
    head = ["phi,sigma_eta,sigma_zeta,mu_mean,mu_sd,weight"]
    return head + [
        f"{phi:g},{round(eta, 6):g},{zeta:g},{GROWTH:g},{deviation(eta):.6f},{weight:.6f}"
        for (phi, eta, zeta), weight in zip(GRID, rounded(weights))
    ]


def write(path: str, weights: np.ndarray) -> None:
    with open(path, "w") as file:
        file.write("\n".join(rows(weights)) + "\n")


def read(path: str) -> np.ndarray:
    with open(path) as file:
        return np.array([[float(v) for v in row.values()] for row in csv.DictReader(file)])


def check(path: str) -> int:
    shipped, weights = read(path), learned(likelihoods(), Windows())
    ours = np.column_stack(
        [GRID, np.full(len(GRID), GROWTH), deviation(GRID[:, 1]), rounded(weights)])
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
        weights = likely(classes)
        means = []
        for logs in classes:
            top = logs.max(axis=1)
            means.append((top + np.log(np.exp(logs - top[:, None]) @ weights)).mean())
        print(f"{share:5} {scale:5} " + " ".join(f"{mean:8.3f}" for mean in means))


def held_out(paths: list[str]) -> None:
    """The sum of the first years' growths of the test parts, given the last k of the training part: mean log
    density, and how often it lies within the 80 and 95 % interval."""
    print("collection  k years  " + "  ".join(f"{path[-21:]:>21}" for path in paths))
    lines = []
    for name in COLLECTIONS:
        for length in LENGTHS:
            pairs = [(past[-length:], ahead) for past, ahead in growths(name) if len(past) >= length]
            terms, state = filtered(np.array([past for past, _ in pairs]), SHARE, SCALE)
            before = terms.sum(axis=1)
            for years in [1, 3, 4]:
                total = np.array([ahead[:years].sum() for _, ahead in pairs])
                logs = log_densities(state, total, years, SHARE, SCALE)
                below = probabilities(state, total, years, SHARE, SCALE)
                line = []
                for path in paths:
                    atoms = responsibilities(before, read(path)[:, 5])
                    place = (atoms * below).sum(axis=1)
                    density = np.log((atoms * np.exp(logs)).sum(axis=1)).mean()
                    held = [(abs(place - 0.5) < level / 2).mean() for level in (0.8, 0.95)]
                    line.append([density, *held])
                print(f"{name:10} {length:2} {years:5}  " + shown(line))
                lines.append((years, line))
    for wanted in [1, 3, 4]:
        print(f"mean          {wanted:5}  " + shown(np.mean([line for years, line in lines if years == wanted], axis=0)))


def shown(line) -> str:
    return "  ".join(f"{density:9.4f} {c80:5.3f} {c95:5.3f}" for density, c80, c95 in line)


def main(arguments: list[str]) -> int:
    match arguments:
        case ["--check", path]:
            return check(path)
        case ["--tails"]:
            tails()
        case ["--held-out", *paths] if paths:
            held_out(paths)
        case ["--likely", path]:
            write(path, (1 - UNIFORM) * likely(likelihoods()) + UNIFORM / len(GRID))
        case [path] if not path.startswith("-"):
            write(path, learned(likelihoods(), Windows()))
        case _:
            print(__doc__, file=sys.stderr)
            return 64
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
