"""Loops in C, where no Python code can interrupt."""

# always: timeout ValueError
# limits: cpu=0.2

def attack(x, target):
    return len(str(9**9**8))
