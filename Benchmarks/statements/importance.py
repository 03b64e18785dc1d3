"""Inference beside defensive importance sampling, by `almanac explain SERIES --check DRAWS`.

Every indicator of the shipped pipeline with at most ten statements, and hedged statements about real series of
the tuning half. Errors are of the quantiles 2.5, 10, 50, 90 and 97.5 %, in posterior standard deviations.

Usage: importance.py PROGRAM WORK [--draws N] [--sets N]
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy as np

from run import cases, write

MOST = 10


def explanation(program, pipeline, series, *options):
    done = subprocess.run(
        [program, "explain", str(pipeline), series, "--json", *options], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr[-3000:])
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("work")
    parser.add_argument("--draws", type=int, default=400_000)
    parser.add_argument("--sets", type=int, default=14, help="sets of the benchmark beside the shipped ones")
    options = parser.parse_args()
    shipped = Path(__file__).resolve().parents[2] / "Pipelines" / "vision2030.yaml"
    listed = subprocess.run(
        [options.program, "plan", str(shipped), "--json"], capture_output=True, text=True)
    plan = json.loads(listed.stdout)
    names = list(dict.fromkeys(s["series"] for s in plan["entries"] if s.get("series")))
    chosen = [c for c in cases("tuning", 12) if c.k <= MOST]
    chosen = chosen[:: max(1, len(chosen) // options.sets)][: options.sets]
    own = write(chosen, Path(options.work) / "importance", "alike", {})
    sets = [(shipped, name) for name in names] + [(own, case.id) for case in chosen]
    print(f"{'set':34} {'k':>3} {'worth':>7}   {'past':>6} {'future':>6}   worst")
    errors = {False: [], True: []}
    count = 0
    for pipeline, name in sets:
        k = len(explanation(options.program, pipeline, name)["statements"])
        if not 0 < k <= MOST:
            continue
        result = explanation(options.program, pipeline, name, "--check", str(options.draws)).get("check")
        if not result:
            continue
        count += 1
        means, worst = {}, (0.0, "")
        for side in errors:
            own_errors = [np.abs(p["errors"]) for p in result["periods"] if p["isFuture"] == side]
            means[side] = np.mean(own_errors) if own_errors else np.nan
            if own_errors:
                errors[side].append(means[side])
        for period in result["periods"]:
            for size, at in zip(np.abs(period["errors"]), ["2.5", "10", "50", "90", "97.5"]):
                worst = max(worst, (float(size), f"{period['period']}, {at} %"))
        print(
            f"{name[:34]:34} {k:3d} {result['effectiveSize']:7.0f}   {means[False]:6.3f} {means[True]:6.3f}   "
            f"{worst[0]:.2f} ({worst[1]})", flush=True)
    print(
        f"{count} sets, {options.draws} draws each; mean error past {np.mean(errors[False]):.3f}, "
        f"future {np.mean(errors[True]):.3f}; sets above .15: past {sum(e > 0.15 for e in errors[False])}, "
        f"future {sum(e > 0.15 for e in errors[True])}")


if __name__ == "__main__":
    main()
