"""Takes ever more memory in a thread."""

# always: memory

import threading


def take():
    kept = []
    while True:
        try:
            kept.append(b'x' * 2**20)
        except MemoryError:
            pass


def attack(x, target):
    thread = threading.Thread(target=take)
    thread.start()
    thread.join()
