"""The job summary keeps GitHub's limit and says so; annotations cannot be broken out of."""

import re

import pytest

from grader.export import export, github
from grader.export.github import MAX_ANNOTATIONS, cut, workflow_commands
from grader.report.ladder import Rung
from tests.grader import results_factory as make
from tests.grader.export.contexts import context
from tests.grader.report.test_student import structure

COMMAND = re.compile(r"::(notice|error) [a-z]+=[^,:\r\n]*(,[a-z]+=[^,:\r\n]*)*::[^\r\n]*")


def summary(results, **changes):
    return export("github", results, context(**changes)).files["summary.md"].decode("utf-8")


def test_one_student_gets_the_report():
    text = summary([make.student()])
    assert "8 / 11" in text
    assert make.MARKS["diagnosis"] in text


def test_several_students_get_a_table():
    tokens = structure(summary([make.student(), make.absent()]))
    assert tokens.count(("tr_open", "tr")) == 3
    assert "| zoe |  |  | 0 / 11 |" in summary([make.student(), make.absent()])


def test_a_long_summary_is_cut_and_says_so(monkeypatch):
    assert github.MAX_SUMMARY < 1024 * 1024
    monkeypatch.setattr(github, "MAX_SUMMARY", 20_000)
    many = [make.prop(f"correlate2d.p{i}") for i in range(500)]
    text = summary([make.student(chapters={"correlation": make.chapter(*many)})], rung=Rung.EVERYTHING)
    assert 19_000 < len(text.encode("utf-8")) <= 20_000
    assert text.endswith("**The rest was too long and is left out here.**\n")


def test_what_is_cut_is_cut_at_a_line_and_outside_code():
    text = "é\n" * 10 + "~~~\n" + "code\n" * 100 + "~~~\n"
    short = cut(text, 120, "CUT")
    assert len(short.encode()) <= 120
    assert short.endswith("~~~\n\n**CUT**\n")
    assert structure(short)[-4:] == structure("**CUT**")[-4:]
    assert cut(text, 10_000, "CUT") == text


def test_annotations_name_file_function_and_mistake():
    lines = list(workflow_commands([make.student()], context()))
    assert lines[0] == "::notice title=Score::alice: 8 / 11"
    assert lines[1] == f"::error file=correlation.py,title=correlate2d%3A sums (en)::{make.MARKS['diagnosis']} en"


def test_annotations_are_few():
    many = [make.prop(f"correlate2d.p{i}") for i in range(50)]
    lines = list(workflow_commands([make.student(chapters={"correlation": make.chapter(*many)})], context()))
    assert len(lines) == 1 + MAX_ANNOTATIONS


@pytest.mark.parametrize("hostile", make.HOSTILE)
def test_hostile_texts_stay_inside_their_annotation(hostile):
    text = export("github", [make.hostile(hostile)], context(rung=Rung.EVERYTHING)).files["annotations.txt"].decode()
    lines = text.splitlines()
    assert len(lines) == 3
    assert all(COMMAND.fullmatch(line) for line in lines), lines


@pytest.mark.parametrize("hostile", make.HOSTILE)
def test_hostile_texts_stay_text_in_the_table(hostile):
    both = [make.student(), make.student(hostile)]
    calm = [make.student(), make.student("calm")]
    assert structure(summary(both)) == structure(summary(calm))
