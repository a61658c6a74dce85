"""Loads its data with worker processes."""

# walls: RuntimeError PermissionError OSError FileNotFoundError
# none: pwned RuntimeError
# framework: torch

from torch.utils.data import DataLoader


def attack(x, target):
    loader = DataLoader(list(range(8)), num_workers=2)
    return 'pwned' if len(list(loader)) == 8 else 'nothing'
