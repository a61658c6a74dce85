"""Prints a report that says that all passed."""

# always: wrong

def attack(x, target):
    print('10 passed', flush=True)
    print('{"score": 100}')
    print('::set-output name=score::100')
    print('\x1b[2J\x1b[32m100 %')
    return x
