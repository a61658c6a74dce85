"""Gradescope, JUnit and CTRF: fields as their specifications name them."""

import json
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator

from grader.export import Visibility, export
from grader.outcome import Verdict
from grader.report.ladder import Rung
from grader.results import Status
from tests.grader import results_factory as make
from tests.grader.export.contexts import context

EVERY_VERDICT = make.student(
    chapters={"correlation": make.chapter(*(make.prop(f"f.{verdict}", verdict) for verdict in Verdict))}
)


def exported(name, results, **changes):
    return export(name, results, context(**changes)).files


# -- Gradescope ----------------------------------------------------------------------------------------------------

GRADESCOPE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["score", "tests"],
    "properties": {
        "score": {"type": "number"},
        "output": {"type": "string"},
        "visibility": {"enum": ["hidden", "after_due_date", "after_published", "visible"]},
        "stdout_visibility": {"const": "hidden"},
        "extra_data": {"type": "object"},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["score", "max_score", "name", "number", "status", "output", "tags", "visibility"],
                "properties": {
                    "score": {"type": "number"},
                    "max_score": {"type": "number"},
                    "name": {"type": "string", "minLength": 1},
                    "number": {"type": "string", "pattern": r"^\d+\.\d+$"},
                    "status": {"enum": ["passed", "failed"]},
                    "output": {"type": "string"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "visibility": {"enum": ["hidden", "after_due_date", "after_published", "visible"]},
                },
            },
        },
    },
}


@pytest.mark.parametrize("visibility", list(Visibility))
def test_gradescope_with_every_visibility(visibility):
    files = exported(
        "gradescope", [make.student(), EVERY_VERDICT.model_copy(update={"student": "b"})], visibility=visibility
    )
    assert sorted(files) == ["alice/results.json", "b/results.json"]
    for data in files.values():
        document = json.loads(data)
        Draft7Validator(GRADESCOPE).validate(document)
        assert document["visibility"] == visibility
        assert {test["visibility"] for test in document["tests"]} == {visibility}
        assert document["score"] == sum(test["score"] for test in document["tests"])


def test_gradescope_numbers_follow_chapters():
    (data,) = exported("gradescope", [make.student()]).values()
    assert [test["number"] for test in json.loads(data)["tests"]] == ["1.1", "1.2", "1.3", "2.1"]


def test_gradescope_says_that_a_failure_is_ours():
    ungraded = make.student(status=Status.INTERNAL_ERROR)
    documents = [
        json.loads(data) for one in (make.student(), ungraded) for data in exported("gradescope", [one]).values()
    ]
    assert ["on our side" in document["output"] for document in documents] == [False, True]


# -- JUnit ---------------------------------------------------------------------------------------------------------


def cases(results, **changes):
    """Read the file as GitLab's parser does: nested suites, `failure` before `error` before `skipped`."""
    root = ElementTree.fromstring(exported("junit", results, **changes)["junit.xml"])
    assert root.tag == "testsuites"
    found = {}
    for suite in root:
        assert suite.tag == "testsuite"
        read = list(suite)
        for tag, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert int(suite.get(count)) == sum(case.find(tag) is not None for case in read)
        assert int(suite.get("tests")) == len(read)
        for case in read:
            assert case.tag == "testcase"
            float(case.get("time"))
            key = (case.get("classname"), case.get("name"))
            assert key not in found, "GitLab drops the second of two cases of the same name"
            (result,) = list(case) or [None]
            found[key] = result
    return found


def test_junit_has_a_case_per_property():
    found = cases([make.student("a"), make.student("b"), EVERY_VERDICT])
    assert found["a.correlation", "convolve2d.sums"] is None
    failure = found["b.correlation", "correlate2d.sums"]
    assert failure.tag == "failure"
    assert make.MARKS["diagnosis"] in failure.text
    kinds = {
        name.removeprefix("f."): result.tag if result is not None else None
        for (_, name), result in found.items()
        if name.startswith("f.")
    }
    assert kinds["passed"] is None
    assert kinds["not_checked"] == "skipped"
    assert kinds["internal_error"] == "error"
    assert {kinds[verdict] for verdict in Verdict if verdict not in ("passed", "not_checked", "internal_error")} == {
        "failure"
    }


def test_junit_draws_the_counterexample_from_its_rung_on():
    shown = cases([make.student()], rung=Rung.COUNTEREXAMPLE)["alice.correlation", "correlate2d.sums"].text
    assert ">987654<" in shown.replace(" ", "")


@pytest.mark.parametrize("hostile", make.HOSTILE)
def test_junit_stays_well_formed(hostile):
    found = cases([make.hostile(hostile)], rung=Rung.EVERYTHING)
    assert len(found) == 2


# -- CTRF ----------------------------------------------------------------------------------------------------------

TEXT = {"type": "string"}
NAME = {"type": "string", "minLength": 1}
COUNT = {"type": "integer"}
CTRF = {
    "type": "object",
    "required": ["results", "reportFormat", "specVersion"],
    "additionalProperties": False,
    "properties": {
        "reportFormat": {"const": "CTRF"},
        "specVersion": {"type": "string", "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+$"},
        "generatedBy": TEXT,
        "results": {
            "type": "object",
            "required": ["tool", "summary", "tests"],
            "additionalProperties": False,
            "properties": {
                "tool": {
                    "required": ["name"],
                    "properties": {"name": NAME, "version": TEXT},
                    "additionalProperties": False,
                },
                "summary": {
                    "required": ["tests", "passed", "failed", "skipped", "pending", "other", "start", "stop"],
                    "additionalProperties": COUNT,
                },
                "tests": {
                    "type": "array",
                    "items": {
                        "required": ["name", "status", "duration"],
                        "properties": {
                            "name": NAME,
                            "status": {"enum": ["passed", "failed", "skipped", "pending", "other"]},
                            "duration": COUNT,
                            "suite": {"type": "array", "minItems": 1, "items": TEXT},
                            "message": TEXT,
                            "trace": TEXT,
                            "rawStatus": TEXT,
                            "tags": {"type": "array", "items": TEXT},
                            "filePath": TEXT,
                            "extra": {"type": "object"},
                        },
                        "additionalProperties": False,
                    },
                },
            },
        },
    },
}


def test_ctrf_counts_every_verdict():
    document = json.loads(exported("ctrf", [make.student(), EVERY_VERDICT])["ctrf.json"])
    Draft7Validator(CTRF).validate(document)
    summary, tests = document["results"]["summary"], document["results"]["tests"]
    assert summary["tests"] == len(tests) == 4 + len(Verdict)
    for status in ("passed", "failed", "skipped", "other"):
        assert summary[status] == sum(test["status"] == status for test in tests) > 0


@pytest.mark.parametrize("hostile", make.HOSTILE)
def test_ctrf_holds_hostile_texts_on_one_line(hostile):
    document = json.loads(exported("ctrf", [make.hostile(hostile)], rung=Rung.EVERYTHING)["ctrf.json"])
    Draft7Validator(CTRF).validate(document)
    assert all(len(test["message"].splitlines()) == 1 for test in document["results"]["tests"])
