"""Loops for ever, ignores all signals and swallows every exception."""

# always: timeout
# limits: cpu=0.2

import signal


def attack(x, target):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
