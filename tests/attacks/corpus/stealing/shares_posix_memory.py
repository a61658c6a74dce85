"""Leaves data for another worker in /dev/shm."""

# walls: FileNotFoundError PermissionError OSError
# none: pwned

from multiprocessing import shared_memory


def attack(x, target):
    memory = shared_memory.SharedMemory(create=True, size=10)
    memory.close()
    memory.unlink()
    return "pwned"
