"""Imports cv2."""

# always: ModuleNotFoundError

def attack(x, target):
    import cv2
    return 'pwned'
