"""Downloads pretrained weights."""

# walls: URLError OSError

import urllib.request


def attack(x, target):
    urllib.request.urlretrieve("http://127.0.0.1:%d/weights" % target["tcp"])
    return "pwned"
