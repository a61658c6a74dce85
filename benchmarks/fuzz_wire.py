"""Read a million hostile frames as the examiner does: `python -m benchmarks.fuzz_wire [FRAMES]`.

Anything but a `ValueError` ends the run with the seed that found it.
"""

import random
import sys
import time

from tests.grader.sandbox import fuzz


def main() -> None:
    """Read streams until so many frames were seen, and print how they fared."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    began, seen, refused, seed = time.perf_counter(), 0, 0, 0
    while seen < wanted:
        pieces = fuzz.hostile(random.Random(seed))
        try:
            fuzz.read(pieces)
        except ValueError:
            refused += 1
        except BaseException:
            print(f"seed {seed} got through to the examiner")
            raise
        seen += len(fuzz.ANSWERS)
        seed += 1
    print(f"{seen} frames in {seed} streams, {refused} refused, {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
