"""What a worker costs in each tier: `python -m benchmarks.sandbox [numpy|torch]`.

Medians in milliseconds: a worker from fork to loaded, the same with its end; in microseconds: a call among
hundreds, and a call alone. Compare tiers within one run only.
"""

import statistics
import sys
import time

import numpy as np

from grader.outcome import Call, InternalError
from grader.sandbox import Limits, Sandbox, Tier

SOURCE = b"def f(image, kernel): return image"
CALL = Call("f", (np.ones((8, 8)), np.ones((3, 3))))
REPEATS = 30
BATCH = 500


def seconds(action):
    """Return how long `action` takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def measure(framework, tier):
    """Return the four figures of a tier, in seconds."""
    with Sandbox(framework, Limits(), tier) as sandbox:
        sandbox.template()
        worker = sandbox.worker("benchmark", SOURCE)
        loads, lives = [], []
        for _ in range(REPEATS):
            loads.append(seconds(worker.load))
            lives.append(loads[-1] + seconds(worker.close))
        worker.load()
        batches = [seconds(lambda: worker.ask([CALL] * BATCH)) / BATCH for _ in range(REPEATS)]
        alone = [seconds(lambda: worker.ask([CALL])) for _ in range(REPEATS)]
        worker.close()
    return [statistics.median(figures) for figures in (loads, lives, batches, alone)]


def main():
    """Print a line for each tier that this machine offers."""
    framework = sys.argv[1] if len(sys.argv) > 1 else "numpy"
    print(f"{framework:12} loaded ms   ended ms   call µs   alone µs")
    for tier in Tier:
        try:
            load, life, batch, alone = measure(framework, tier)
        except InternalError as error:
            print(f"{tier:12} not offered: {error}")
            continue
        print(f"{tier:12} {load * 1e3:9.1f}  {life * 1e3:9.1f}  {batch * 1e6:8.0f}  {alone * 1e6:9.0f}")


if __name__ == "__main__":
    main()
