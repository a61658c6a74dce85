"""A class is graded whatever one submission, one job process or one disk does."""

from __future__ import annotations

import ast
import csv
import errno
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from grader import bulk, grading, results, session
from grader.errors import INTERRUPTED
from grader.intake.submission import Submission, Taken
from grader.outcome import Verdict
from grader.sandbox import Limits, Tier
from grader.text import Text

SOURCE = b"def max_pool2d(x, size): ...\n"
HERE = Text("here", "ici")


class Here:
    """Does jobs in this process: with `grader`, as `forge` changes what it answers."""

    def __init__(self, grader, forge=lambda answer: answer):
        self.grader = grader
        self.forge = forge

    def run(self, work, keys, ask):
        for key in keys:
            yield key, self.forge(bulk.job(self.grader, ask(key)))


@pytest.fixture
def here(course, exam_folder):
    """Return a grader without walls."""
    exam = exam_folder("pooling", "padding")
    made = grading.Settings(course.root, exam, ("padding", "pooling"), Tier.NONE, Limits(), "fr")
    with grading.Grader(made) as grader:
        yield grader


@pytest.fixture
def examined(monkeypatch):
    """Examine nothing: every file passes as `examine` says, which a test may replace."""
    monkeypatch.setattr(grading.Grader, "_sandbox", lambda *_: Sandbox())

    def replace(examine):
        monkeypatch.setattr(grading, "examine", examine)

    replace(passing)
    return replace


class Sandbox:
    def worker(self, *_):
        return self

    def close(self):
        pass


def passing(exam, worker):
    return grading.all_with(exam, Verdict.PASSED)


def submission(student, *slugs):
    return Submission(student, files={slug: Taken(SOURCE, f"{slug}.py", HERE) for slug in slugs})


def run(grader, submissions, folder, **forge):
    plans = bulk.plan(submissions, grader, folder)
    return bulk.grade(plans, grader, folder, jobs=Here(grader, **forge), progress=lambda _: None)


def test_an_error_that_nobody_foresaw_costs_one_chapter_of_one_run(here, examined, tmp_path):
    def fails(exam, worker):
        if exam.chapter == "padding":
            raise ZeroDivisionError("hidden words")
        return passing(exam, worker)

    examined(fails)
    ran = run(here, [submission("ada", "padding", "pooling"), submission("bob", "pooling")], tmp_path)
    ada = results.read(results.path_of(tmp_path, "ada"))
    assert ada.status == "internal error"
    assert ada.chapters["padding"].verdict is Verdict.INTERNAL_ERROR
    assert ada.chapters["pooling"].verdict is Verdict.PASSED
    assert "hidden words" not in ada.model_dump_json()
    assert ran.results["bob"].chapters["pooling"].verdict is Verdict.PASSED

    examined(passing)
    again = run(here, [submission("ada", "padding", "pooling"), submission("bob", "pooling")], tmp_path)
    assert (again.graded, again.reused) == (1, 1)
    assert again.results["ada"].chapters["padding"].verdict is Verdict.PASSED


def test_an_exam_that_is_gone_ends_the_run_and_blames_nobody(here, examined, tmp_path, monkeypatch):
    def gone(*_):
        raise grading.exam.ExamError("pooling.exam: draw an exam with a new --exam folder")

    plans = bulk.plan([submission("ada", "pooling")], here, tmp_path)
    here._exams.clear()
    monkeypatch.setattr(grading.exam, "read", gone)
    with pytest.raises(grading.exam.ExamError, match="draw an exam"):
        bulk.grade(plans, here, tmp_path, jobs=Here(here), progress=lambda _: None)
    assert not results.path_of(tmp_path, "ada").exists()


def test_who_takes_two_job_processes_along_is_ours_and_keeps_what_was_graded(here, examined, tmp_path):
    run(here, [submission("ada", "pooling")], tmp_path)

    changed = submission("ada", "padding", "pooling")
    ran = run(
        here, [changed, submission("bob")], tmp_path, forge=lambda answer: None if b"padding.py" in answer else answer
    )
    assert ran.results["ada"].status == "internal error"
    assert ran.results["ada"].chapters["padding"].verdict is Verdict.INTERNAL_ERROR
    assert ran.results["ada"].chapters["pooling"].verdict is Verdict.PASSED
    assert ran.results["bob"].status == "graded"


def forged(**changes):
    def forge(answer):
        graded = bulk.Answer.model_validate_json(answer)
        chapter = graded.chapters["pooling"].model_copy(update=changes)
        return graded.model_copy(update={"chapters": {"pooling": chapter}}).model_dump_json().encode()

    return forge


def other_provenance(**changes):
    def forge(answer):
        made_with = bulk.Answer.model_validate_json(answer).chapters["pooling"].provenance
        return forged(provenance=made_with.model_copy(update=changes))(answer)

    return forge


def better_property(answer):
    properties = bulk.Answer.model_validate_json(answer).chapters["pooling"].properties
    first = properties[0].model_copy(update={"score": properties[0].max_score + 1})
    return forged(properties=[first, *properties[1:]])(answer)


def renamed_chapter(answer):
    return answer.replace(b'"pooling":', b'"padding":', 1)


@pytest.mark.parametrize(
    ("forge", "why"),
    [
        (lambda _: None, "the job process died twice"),
        (lambda _: b"", "no answer"),
        (lambda _: b"\x80\x04N.", "no answer"),
        (lambda answer: answer[:-1] + b',"note":1}', "no answer"),
        (lambda answer: answer.replace(b'"seconds":', b'"seconds":-', 1), "no answer"),
        (renamed_chapter, "other chapters"),
        (forged(source="0" * 64), "another file"),
        (forged(origin="of somebody else/pooling.py"), "another file"),
        (forged(score=1000), "a score that cannot be"),
        (forged(max_score=1000), "a score that cannot be"),
        (forged(properties=[]), "other properties"),
        (better_property, "a score that cannot be"),
        (other_provenance(exam="0" * 64), "another exam"),
        (other_provenance(isolation="namespaces"), "another exam"),
        (other_provenance(grader="0.9"), "another exam"),
    ],
)
def test_a_job_that_answers_something_else_is_not_believed(here, examined, tmp_path, forge, why):
    padding = here.chapters.pop(0)  # this run is about pooling only
    try:
        honest = run(here, [submission("ada", "pooling")], tmp_path / "honest")
        assert honest.results["ada"].status == "graded"
        ran = run(here, [submission("ada", "pooling")], tmp_path / "forged", forge=forge)
    finally:
        here.chapters.insert(0, padding)
    found = ran.results["ada"]
    assert (found.status, found.score, ran.graded) == ("internal error", 0, 0)
    assert why in found.chapters["pooling"].properties[0].said["en"].message


def test_a_job_does_not_hear_whose_file_it_grades(here, examined, tmp_path):
    heard = []

    class Listener(Here):
        def run(self, work, keys, ask):
            return super().run(work, keys, lambda key: heard.append(ask(key)) or heard[-1])

    named = submission("ada", "pooling")
    named.name, named.email = "Ada Lovelace", "ada@example.org"
    bulk.grade(bulk.plan([named], here, tmp_path), here, tmp_path, jobs=Listener(here), progress=lambda _: None)
    assert heard
    assert b"ada" not in heard[0].lower()


def test_a_full_disk_stops_the_run_and_names_the_file(here, examined, tmp_path, monkeypatch):
    run(here, [submission("ada", "pooling")], tmp_path)

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(results.os, "fsync", full)
    with pytest.raises(OSError, match=r"bob\.json"):
        run(here, [submission("ada", "pooling"), submission("bob")], tmp_path)
    assert [path.name for path in (tmp_path / "students").iterdir()] == ["ada.json"], "no half of a file stays"


def test_another_language_grades_again_since_sentences_are_stored(here, tmp_path):
    run(here, [submission("ada", "pooling")], tmp_path)
    here.settings = replace(here.settings, language="en")
    here._provenance.clear()
    (plan,) = bulk.plan([submission("ada", "pooling")], here, tmp_path)
    assert [reason.en for reason in plan.reasons] == [
        "padding: language was fr, is now en",
        "pooling: language was fr, is now en",
    ]


def test_a_chapter_that_looks_for_something_else_is_graded_again(here, tmp_path):
    run(here, [submission("ada", "pooling")], tmp_path)
    assert here.course["padding"].look, "otherwise this shows nothing"
    here.chapters = [replace(one, look=()) for one in here.chapters]
    here._provenance.clear()
    (plan,) = bulk.plan([submission("ada", "pooling")], here, tmp_path)
    assert [reason.en for reason in plan.reasons] == ["padding: other things are looked for"]


def test_a_damaged_result_is_graded_again(here, examined, tmp_path):
    before = run(here, [submission("ada", "pooling")], tmp_path).results["ada"]
    results.path_of(tmp_path, "ada").write_bytes(b'{"student": "ada\xff')
    again = run(here, [submission("ada", "pooling")], tmp_path)
    assert again.graded == 1
    assert results.read(results.path_of(tmp_path, "ada")) == before


def test_what_the_stored_sentences_are_made_of_is_part_of_the_grader():
    package = Path(grading.__file__).parent
    tree = ast.parse((package / "report" / "messages.py").read_text(encoding="utf-8"))
    modules = {node.module for node in tree.body if isinstance(node, ast.ImportFrom) and node.module}
    used = {f"report/{name.rpartition('.')[2]}.py" for name in modules if name.startswith("grader.report.")}
    assert used <= set(grading.JUDGES)


# -- a whole run ---------------------------------------------------------------------------------------------------


@pytest.fixture
def opened(course, here, examined, tmp_path):
    """Return a function that makes a session over submissions, and what it has printed."""
    from grader.config import load_config

    def make(*submissions, second_pass=None, forge=lambda answer: answer):
        printed = StringIO()
        made = session.Session(
            course,
            load_config(None, course),
            Console(file=printed, width=200),
            tmp_path / "class [of m2] [/]",
            here.settings,
            list(submissions),
            jobs=Here(here, forge),
            explain=False,
            second_pass=second_pass,
        )
        return made, printed

    return make


def rows(made):
    return [row["student"] for row in csv.DictReader((made.out / "grades.csv").open(encoding="utf-8"))]


def interrupt(*_, **__):
    raise KeyboardInterrupt


def test_a_run_that_is_stopped_before_its_first_result_says_so(opened):
    made, printed = opened(submission("ada", "pooling"), forge=interrupt)
    assert made.run() == INTERRUPTED
    assert "0 results are kept" in printed.getvalue()


def test_a_run_that_is_stopped_keeps_its_results_and_grades(opened):
    answers = []

    def second_is_stopped(answer):
        answers.append(answer)
        return interrupt() if len(answers) == 2 else answer

    made, printed = opened(submission("ada", "pooling"), submission("bob", "pooling"), forge=second_is_stopped)
    assert made.run() == INTERRUPTED
    assert "1 results are kept" in printed.getvalue()
    assert rows(made) == ["ada"]


def test_grades_are_there_where_the_second_pass_is_stopped(opened, monkeypatch):
    class Stopped:
        run = interrupt

    made, _ = opened(submission("ada", "pooling"), second_pass=Stopped())
    assert made.run() == INTERRUPTED
    assert rows(made) == ["ada"]


def test_grading_one_student_again_keeps_the_others_in_the_grades(opened):
    opened(submission("ada", "pooling"), submission("bob", "pooling"))[0].run()
    made, printed = opened(submission("bob", "pooling"))
    assert made.run() == session.OK
    assert rows(made) == ["ada", "bob"]
    assert "0 graded, 1 unchanged" in printed.getvalue()


def test_a_folder_is_named_as_it_is_called(opened):
    made, printed = opened(submission("ada", "pooling"))
    made.run()
    assert str(made.out / "grades.csv") in printed.getvalue()


# -- the results folder --------------------------------------------------------------------------------------------


def test_purge_deletes_what_grading_wrote_and_nothing_else(here, examined, tmp_path):
    run(here, [submission("ada", "pooling")], tmp_path)
    mine = tmp_path / "lecture.pdf"
    mine.write_text("mine")
    gone = results.purge(tmp_path)
    assert results.path_of(tmp_path, "ada") in gone
    assert [path.name for path in tmp_path.iterdir()] == ["lecture.pdf"]


def test_purge_takes_no_folder_of_submissions_for_results(tmp_path):
    handed_in = tmp_path / "students" / "ada" / "pooling.py"
    handed_in.parent.mkdir(parents=True)
    handed_in.write_bytes(SOURCE)
    with pytest.raises(results.ResultsError, match="nothing was deleted"):
        results.purge(tmp_path)
    assert handed_in.exists()


@pytest.mark.parametrize("content", ["null", "[1]", '{"ada": null}', "{"])
def test_damaged_times_are_no_times(tmp_path, content):
    from grader.reporting import read_seconds

    (tmp_path / "seconds.json").write_text(content)
    assert read_seconds(tmp_path) == {}


def test_a_damaged_result_is_named_with_what_is_wrong(tmp_path):
    path = tmp_path / "ada.json"
    path.write_text("{")
    with pytest.raises(results.ResultsError, match=r"ada\.json is no result of this grader: Invalid JSON"):
        results.read(path)
    path.write_text("{}")
    with pytest.raises(results.ResultsError, match=r"is no result of this grader: student: Field required; grade it"):
        results.read(path)
