"""Takes other arguments."""

# always: TypeError

def attack():
    return 0
