"""Ends itself with a real-time signal."""

# always: crashed

import os
import signal


def attack(x, target):
    os.kill(os.getpid(), signal.SIGRTMIN + 5)
    return 2 * x
