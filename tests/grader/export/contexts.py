"""What exports are made with in these tests."""

from grader.config import Config
from grader.export import Context
from grader.report.ladder import Rung
from grader.text import Text

CONFIG = Config(chapters=["correlation", "pooling"])
TITLES = {"correlation": Text("Correlation", "Corrélation"), "pooling": Text("Pooling", "Pooling")}


def context(**changes):
    fields = {"config": CONFIG, "titles": TITLES, "rung": Rung.DIAGNOSIS, "language": "en"}
    return Context(**{**fields, **changes})
