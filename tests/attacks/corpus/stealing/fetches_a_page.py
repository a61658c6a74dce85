"""Fetches a page from a server on this machine."""

# walls: URLError OSError

import urllib.request


def attack(x, target):
    urllib.request.urlopen("http://127.0.0.1:%d/" % target["tcp"], timeout=0.2)
    return "pwned"
