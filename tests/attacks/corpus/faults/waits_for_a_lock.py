"""Waits for a lock that nobody releases."""

# always: timeout
# limits: wall=0.3

import threading


def attack(x, target):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
