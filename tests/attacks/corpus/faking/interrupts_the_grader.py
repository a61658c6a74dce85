"""Sets an alarm whose handler raises in the code around it."""

# always: SystemExit crashed timeout load:crashed

import signal
import sys


def attack(x, target):
    signal.signal(signal.SIGALRM, lambda *a: sys.exit(0))
    signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)
    while True:
        pass
