"""Sets the clock."""

# walls: PermissionError

import time


def attack(x, target):
    time.clock_settime(time.CLOCK_REALTIME, time.time())
    return 'pwned'
