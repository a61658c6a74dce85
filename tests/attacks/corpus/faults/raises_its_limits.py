"""Raises its own limits."""

# walls: PermissionError ValueError ModuleNotFoundError
# none: pwned

import resource


def attack(x, target):
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))
    return 'pwned'
