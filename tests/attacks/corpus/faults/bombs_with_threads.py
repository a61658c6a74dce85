"""Starts threads without end."""

# walls: right

import threading
import time


def attack(x, target):
    started = 0
    try:
        while started < 3000:
            threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
            started += 1
    except (RuntimeError, MemoryError):
        pass
    return 2 * x if started < 3000 else x
