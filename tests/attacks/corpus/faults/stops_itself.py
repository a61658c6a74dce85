"""Stops itself with a signal."""

# always: timeout
# limits: wall=0.3

import os
import signal


def attack(x, target):
    os.kill(os.getpid(), signal.SIGSTOP)
    return 2 * x
