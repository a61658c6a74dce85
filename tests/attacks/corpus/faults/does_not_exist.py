"""Lacks the function."""

# always: AttributeError

def other(x):
    return 2 * x
