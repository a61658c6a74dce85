"""Writes on the connection from a thread after it has answered."""

# always: wrong tampering

import os
import threading
import time


def attack(x, target):
    def late():
        time.sleep(0.02)
        os.write(3, b"late" * 100)
    threading.Thread(target=late, daemon=True).start()
    return x
