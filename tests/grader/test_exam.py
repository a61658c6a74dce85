"""The folder of an exam is whole or not there, whoever draws it and whatever happens meanwhile."""

import errno
import os
import stat

import pytest

from grader import exam


class Here:
    """Draws in this process."""

    def __init__(self, count):
        pass

    def run(self, work, keys, ask):
        with work.open() as job:
            for key in keys:
                yield key, job(ask(key))


@pytest.fixture
def chapter(course, monkeypatch):
    """Return a chapter whose exam is drawn in no time: it holds the secret itself."""
    monkeypatch.setattr(exam, "Processes", Here)
    monkeypatch.setattr(exam, "_draw", lambda _, secret: secret)
    return course["pooling"]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_is_private_and_leaves_nothing_else(tmp_path, chapter):
    assert list(exam.write(tmp_path, [chapter])) == ["pooling"]
    assert names(tmp_path) == ["pooling.exam", "secret"]
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_who_draws_first_keeps_the_secret(tmp_path, chapter, monkeypatch):
    """Two graders find the folder empty; the other one writes between our look and our file."""
    theirs, link = b"t" * 32, os.link

    def late(partial, path):
        if path.name == "secret":
            path.write_bytes(theirs)
        link(partial, path)

    monkeypatch.setattr(exam.os, "link", late)
    list(exam.write(tmp_path, [chapter], b"o" * 32))
    assert (tmp_path / "secret").read_bytes() == theirs
    assert exam.path_of(tmp_path, chapter).read_bytes() == theirs, "drawn from the secret that stays"
    assert names(tmp_path) == ["pooling.exam", "secret"]


def test_a_disk_without_links_will_do(tmp_path, chapter, monkeypatch):
    def refused(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(exam.os, "link", refused)
    list(exam.write(tmp_path, [chapter], b"o" * 32))
    assert names(tmp_path) == ["pooling.exam", "secret"]


def test_several_processes_draw_for_one_class(tmp_path, course):
    drawn = [course["pooling"], course["counting"]]
    assert set(exam.write(tmp_path, drawn, jobs=2)) == {"pooling", "counting"}
    assert names(tmp_path) == ["counting.exam", "pooling.exam", "secret"]
    assert [exam.read(tmp_path, chapter).chapter for chapter in drawn] == ["pooling", "counting"]


def test_a_seed_draws_the_same_exam_whatever_is_drawn_before(tmp_path, course):
    drawn = [course["counting"], course["pooling"]]
    one, two, other = (tmp_path / name for name in ("one", "two", "other"))
    list(exam.write(one, drawn, exam.secret_of("spring 2027"), jobs=1))
    list(exam.write(two, drawn, exam.secret_of("spring 2027"), jobs=2))
    list(exam.write(other, drawn[:1], exam.secret_of("spring 2028")))
    for name in ("secret", "pooling.exam", "counting.exam"):
        assert (one / name).read_bytes() == (two / name).read_bytes()
    for name in ("secret", "counting.exam"):
        assert (one / name).read_bytes() != (other / name).read_bytes()


def test_processes_that_are_killed_while_they_draw_are_said(tmp_path, course, monkeypatch):
    monkeypatch.setattr(exam.Processes, "run", lambda _, work, keys, ask: iter([(key, None) for key in keys]))
    with pytest.raises(exam.ExamError, match="--jobs 1"):
        list(exam.write(tmp_path, [course["pooling"], course["padding"]], jobs=2))


@pytest.mark.parametrize("damaged", [b"", b"short"])
def test_a_damaged_secret_draws_no_exam(tmp_path, chapter, damaged):
    (tmp_path / "secret").write_bytes(damaged)
    with pytest.raises(exam.ExamError, match="too short to be a secret"):
        list(exam.write(tmp_path, [chapter]))
    assert names(tmp_path) == ["secret"]


@pytest.mark.parametrize("keep", [0, 3, -1])
def test_half_an_exam_is_damaged(tmp_path, course, exam_folder, keep):
    stored = exam.path_of(exam_folder("pooling"), course["pooling"]).read_bytes()
    exam.path_of(tmp_path, course["pooling"]).write_bytes(stored[:keep])
    with pytest.raises(exam.ExamError, match="is damaged"):
        exam.read(tmp_path, course["pooling"])
