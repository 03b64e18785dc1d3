"""Almanac and its peers on the same panels in the same run, whole commands from CSV to CSV.

Usage: compare.py ALMANAC FOLDER SERIES PEER_SERIES

Processor time, wall time and peak memory of each process, cold start included, on the M3 yearly series
and on a synthetic panel of annual series of length 30. The peers need minutes to hours for 100,000
series: they get the first PEER_SERIES of them, and the ratio is of processor time a series, the peer's start
(its simplest forecast of one series) taken off, which favours it.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
# Each peer's command, and its simplest forecast.
PEERS = {
    "StatsForecast": ([sys.executable, str(HERE / "peer.py")], "Naive"),
    "R": (["Rscript", str(HERE / "peer.R")], "naive"),
    "smooth": ([sys.executable, str(HERE / "peer_smooth.py")], "level"),
}
CONTENDERS = {
    "drift": [("StatsForecast", "RandomWalkWithDrift"), ("R", "rwf")],
    "ets": [("StatsForecast", "AutoETS"), ("R", "ets"), ("smooth", "ES")],
    "dynamic-optimized-theta": [("StatsForecast", "DynamicOptimizedTheta"), ("R", "thetaf")],
    "box-cox-theta": [("StatsForecast", "AutoTheta")],
    "ces": [("StatsForecast", "AutoCES"), ("smooth", "CES")],
    "arima": [("StatsForecast", "AutoARIMA"), ("R", "auto.arima")],
}


def panel(path: Path, count: int) -> None:
    """Random walks with drift and noise, positive, of length 30."""
    draw = random.Random(20260205)
    with open(path, "w") as file:
        file.write("unique_id,ds,y\n")
        for series in range(count):
            level, drift = draw.uniform(50, 5000), draw.gauss(0.03, 0.03)
            for t in range(30):
                level *= 1 + drift + draw.gauss(0, 0.04)
                level = max(level, 1e-3)
                file.write(f"s{series:06d},{1994 + t},{level * (1 + draw.gauss(0, 0.02)):.7g}\n")


def measured(command: list[str]) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak megabytes of one process."""
    environment = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", NIXTLA_NUMBA_CACHE="1")
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(command)}\n{message[-2000:]}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def main(program: str, folder: Path, count: int, peer_count: int) -> None:
    available = set(subprocess.run(
        [program, "models"], check=True, capture_output=True, text=True).stdout.split())
    one, few, many = folder / "one.csv", folder / f"{peer_count}.csv", folder / f"{count}.csv"
    for path, size in [(one, 1), (few, peer_count), (many, count)]:
        if not path.exists():
            panel(path, size)
    m3 = folder / "M3.csv"
    m3_count = len({line.split(",")[0] for line in open(m3)}) - 1
    out = str(folder / "out.csv")

    def almanac(path, model):
        return measured([program, "forecast", str(path), "--horizon", "6", "--frequency", "annual",
                         "--model", model, "-o", out])

    def peer(name, path, model):
        return measured([*PEERS[name][0], str(path), out, "6", model])

    print(f"{'whole command, CSV to CSV, one task':56}{'CPU s':>9}{'wall s':>9}{'MB':>7}{'us/series':>11}{'times':>7}")

    def line(label, reading, series, start=0.0, ours=None):
        cpu, wall, memory = reading
        rate = 1e6 * max(cpu - start, 0) / series
        times = f"{rate / ours:7.0f}" if ours else ""
        print(f"{label:56}{cpu:9.2f}{wall:9.2f}{memory:7.0f}{rate:11.1f}{times}", flush=True)
        return rate

    line("one series, Almanac drift", almanac(one, "drift"), 1)
    starts = {}
    for name, (_, simplest) in PEERS.items():
        peer(name, one, simplest)  # fills the caches of compiled code
        reading = peer(name, one, simplest)
        starts[name] = reading[0]
        line(f"one series, {name} {simplest}", reading, 1)
    for model in (m for m in CONTENDERS if m in available):
        for path, peer_path, n, peer_n, word in [
            (m3, m3, m3_count, m3_count, "M3 yearly"), (many, few, count, peer_count, "synthetic")
        ]:
            ours = line(f"{word}, {n} series, Almanac {model}", almanac(path, model), n)
            for name, theirs in CONTENDERS[model]:
                line(f"{word}, {peer_n} series, {name} {theirs}", peer(name, peer_path, theirs), peer_n,
                     start=starts[name], ours=ours)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
