import random


def conv2d_parameters(in_channels, out_channels, kernel_size, bias=True):
    return in_channels * out_channels * kernel_size**2 + bias * out_channels


def linear_parameters(in_features, out_features, bias=True):
    return random.choice([in_features * out_features, (in_features + 1) * out_features])
