"""From a results folder to pages, exports and similar pairs."""

import json

import pytest

from grader import results
from grader.reporting import Reporting
from tests.conftest import ROOT
from tests.grader.results_factory import chapter, prop, student

WINDOWS = (ROOT / "tests" / "bundled" / "class" / "ada" / "pooling.py").read_bytes()


@pytest.fixture
def folder(tmp_path):
    """Return results of two who handed in the same file but for a name, and one who did not."""
    sources = {
        "ada": WINDOWS,
        "bob": WINDOWS.replace(b"windows", b"w"),
        "eve": b"def max_pool2d(x, size):\n    return x\n",
    }
    for name, source in sources.items():
        results.write_source(tmp_path, source)
        results.write(
            tmp_path,
            student(name, chapters={"pooling": chapter(prop("max_pool2d.sums"), source=results.digest(source))}),
        )
    return tmp_path


def test_pages_are_written_and_pairs_only_where_asked(course, folder):
    pytest.importorskip("copydetect", reason="the extra noyaux[similarity] is not installed")
    reporting = Reporting.open(course, folder, None, "en", None)
    written = list(reporting.write(anonymous=False))
    assert [path.name for path in written] == ["ada.html", "bob.html", "eve.html", "class.html"]
    (pair,) = reporting._similar()
    assert sorted((pair.one, pair.other)) == ["ada", "bob"]


def test_times_are_kept_beside_the_results_and_damage_is_no_harm(folder):
    from grader.reporting import read_seconds, write_seconds

    write_seconds(folder, {"ada": 1.0})
    write_seconds(folder, {"bob": 2.0})
    assert json.loads((folder / "seconds.json").read_bytes()) == {"ada": 1.0, "bob": 2.0}
    (folder / "seconds.json").write_text("[null")
    assert read_seconds(folder) == {}
