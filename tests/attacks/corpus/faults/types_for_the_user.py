"""Types into the examiner's terminal."""

# walls: PermissionError

import fcntl


def attack(x, target):
    fcntl.ioctl(0, 0x5412, b'x')
    return 'pwned'
