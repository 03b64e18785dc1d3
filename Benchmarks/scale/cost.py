"""What a command costs with all the processes that it starts."""

import subprocess
import sys
import threading
import time
from dataclasses import dataclass

import psutil


@dataclass
class Cost:
    """Processor and wall seconds, the most memory of all processes at once in MB, and what was printed."""

    cpu: float
    wall: float
    memory: float
    output: str


def cost(arguments: list[str]) -> Cost:
    """Runs a Python script; its processes are looked at five times a second."""
    start = time.monotonic()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True)
    root = psutil.Process(process.pid)
    seconds: dict[tuple[int, float], float] = {}
    peak = 0.0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.is_set():
            memory = 0.0
            try:
                family = [root, *root.children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            for member in family:
                try:
                    times = member.cpu_times()
                    seconds[(member.pid, member.create_time())] = times.user + times.system
                    memory += member.memory_info().rss / 2**20
                except psutil.NoSuchProcess:
                    pass
            peak = max(peak, memory)
            done.wait(0.2)

    watcher = threading.Thread(target=watch)
    watcher.start()
    output = process.communicate()[0]
    done.set()
    watcher.join()
    if process.returncode != 0:
        raise SystemExit(f"{arguments} failed")
    return Cost(sum(seconds.values()), time.monotonic() - start, peak, output)
