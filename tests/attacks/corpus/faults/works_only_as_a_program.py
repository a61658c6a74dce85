"""Defines its function only when run as a program."""

# always: AttributeError

if __name__ == "__main__":

    def attack(x, target):
        return 2 * x
