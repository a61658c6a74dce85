"""Loops for ever while it is imported."""

# always: load:timeout
# limits: load_cpu=0.2

while True:
    pass
