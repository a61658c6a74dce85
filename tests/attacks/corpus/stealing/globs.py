"""Looks for hidden tests with a pattern."""

# walls: wrong
# none: pwned

import glob


def attack(x, target):
    return "pwned" if glob.glob(target["around"] + "/**/canary*", recursive=True) else "nothing"
