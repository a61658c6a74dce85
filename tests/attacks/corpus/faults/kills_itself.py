"""Kills itself."""

# always: crashed

import os
import signal


def attack(x, target):
    os.kill(os.getpid(), signal.SIGKILL)
    return 2 * x
