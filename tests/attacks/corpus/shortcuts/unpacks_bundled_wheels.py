"""Unpacks a package out of ensurepip: public, and no help."""

# namespaces: wrong
# none: wrong
# landlock: wrong ModuleNotFoundError load_error:ModuleNotFoundError

import ensurepip


def attack(x, target):
    return "nothing" if not hasattr(ensurepip, "version") else ensurepip.version()
