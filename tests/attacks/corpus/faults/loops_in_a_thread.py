"""Loops in a thread while it waits for it."""

# always: timeout
# limits: cpu=0.2

import threading


def spin():
    while True:
        pass


def attack(x, target):
    thread = threading.Thread(target=spin)
    thread.start()
    thread.join()
