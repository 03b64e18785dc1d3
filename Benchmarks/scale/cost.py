"""What a command costs with all the processes that it starts."""

import subprocess
import sys
import threading
import time
from dataclasses import dataclass

import psutil


@dataclass
class Cost:
    """Processor and wall seconds; the most memory in MB, of all processes at once and of one of Python that
    another process started; and what was printed."""

    cpu: float
    wall: float
    memory: float
    worker: float
    output: str


def cost(arguments: list[str]) -> Cost:
    """Runs a Python script; its processes are looked at five times a second."""
    start = time.monotonic()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True)
    root = psutil.Process(process.pid)
    seconds: dict[tuple[int, float], float] = {}
    peak = worker = 0.0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak, worker
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
                    own = member.memory_info().rss / 2**20
                    memory += own
                    if member != root and member.name().startswith("python"):
                        worker = max(worker, own)
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
    return Cost(sum(seconds.values()), time.monotonic() - start, peak, worker, output)
