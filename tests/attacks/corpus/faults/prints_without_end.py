"""Prints for ever."""

# always: timeout
# limits: cpu=0.2

def attack(x, target):
    while True:
        print('x' * 10_000)
