"""Loads a model from the hub."""

# walls: URLError OSError PermissionError FileNotFoundError ConnectionError HTTPError
# framework: torch

import torch


def attack(x, target):
    torch.hub.load('pytorch/vision', 'resnet18')
    return 'pwned'
