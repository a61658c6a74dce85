"""Returns a dict that exits while it is read."""

# always: SystemExit

class Trap(dict):
    def items(self):
        raise SystemExit(0)


def attack(x, target):
    return Trap(a=1)
