"""Sleeps for ever."""

# always: timeout
# limits: wall=0.3

import time


def attack(x, target):
    time.sleep(1e6)
