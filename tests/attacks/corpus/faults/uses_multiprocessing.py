"""Starts a process with multiprocessing."""

# walls: PermissionError
# none: pwned

import multiprocessing


def attack(x, target):
    process = multiprocessing.get_context('fork').Process(target=print)
    process.start()
    process.join()
    return 'pwned'
