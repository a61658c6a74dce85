"""The workflows of docs/ci: what starts them, what they may do, and that no secret meets what a student can edit."""

import re
import subprocess

import pytest
import yaml

from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "ci"
GITHUB = sorted(FOLDER.glob("github-*.yml"))
GITLAB = sorted(FOLDER.glob("gitlab-*.yml"))
EXPRESSION = re.compile(r"\$\{\{.*?\}\}")
SECRETS = ("STUDENTS_TOKEN", "EXAM_SECRET")


class Strings(yaml.SafeLoader):
    """YAML 1.2's idea of `on`: a string, not true."""


Strings.yaml_implicit_resolvers = {
    first: [one for one in resolvers if one[0] != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(name):
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Strings)


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def scripts(path):
    """Return everything that a shell would run, one text per step or job."""
    document = yaml.load(path.read_text(encoding="utf-8"), Strings)
    if "jobs" in document:
        return [step["run"] for step in steps(document) if "run" in step]
    jobs = [job for job in document.values() if isinstance(job, dict)]
    return ["\n".join([*job["script"], *job.get("after_script", [])]) for job in jobs if "script" in job]


@pytest.mark.parametrize("path", [*GITHUB, *GITLAB], ids=lambda path: path.name)
def test_every_script_is_shell(path):
    found = scripts(path)
    assert found
    for script in found:
        ran = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_github_permissions_are_minimal_and_nothing_is_pasted_into_a_shell(path):
    workflow = read(path.name)
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())
    for step in steps(workflow):
        assert not EXPRESSION.search(step.get("run", "")), "an expression in a script is code that somebody else writes"
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]), "actions of GitHub's own, by major version"
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] == "false"


def test_what_a_student_can_edit_knows_no_secret():
    github = read("github-student.yml")
    assert set(github["on"]) == {"push", "workflow_dispatch"}, "pull_request_target would run with secrets"
    for name in ("github-student.yml", "gitlab-student.yml"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert "secrets." not in text
        assert not re.search(r"\$\{?\w*(TOKEN|SECRET|PASSWORD)", text)
        assert "nofficial" in text


def test_githubs_official_job_is_started_by_no_student_and_gives_each_secret_to_few_steps():
    workflow = read("github-instructor.yml")
    assert set(workflow["on"]) == {"schedule", "workflow_dispatch"}
    (job,) = workflow["jobs"].values()
    assert job["environment"] == "grading"
    holders = {step.get("name"): str(step) for step in steps(workflow) if "secrets." in str(step)}
    assert {name: re.findall(r"secrets\.(\w+)", text) for name, text in holders.items()} == {
        "Clone the students' work": ["STUDENTS_TOKEN"],
        "Bring the exam": ["EXAM_SECRET"],
        "Publish": ["STUDENTS_TOKEN"],
    }
    assert str(workflow).count("secrets.") == 3, "no secret outside these steps"
    order = [step.get("name") for step in steps(workflow)]
    assert order.index("Let the sandbox use namespaces") < order.index("Grade, confined")


def test_gitlabs_official_jobs_are_started_by_no_student_and_see_one_secret_each():
    document = read("gitlab-instructor.yml")
    rules = [rule["if"] for rule in document["workflow"]["rules"]]
    assert all('$CI_COMMIT_REF_PROTECTED == "true"' in rule for rule in rules)
    assert {re.search(r'SOURCE == "(\w+)"', rule)[1] for rule in rules} == {"schedule", "web"}
    jobs = {name: job for name, job in document.items() if isinstance(job, dict) and "script" in job}
    seen = {name: [secret for secret in SECRETS if secret in str(job)] for name, job in jobs.items()}
    assert seen == {"clone": ["STUDENTS_TOKEN"], "grade": ["EXAM_SECRET"]}
    assert {name: job["environment"]["name"] for name, job in jobs.items()} == {"clone": "students", "grade": "exam"}
    assert all(job["artifacts"]["access"] == "developer" for job in jobs.values())


@pytest.mark.parametrize("name", ["github-instructor.yml", "gitlab-instructor.yml"])
def test_students_work_is_cloned_bare_and_graded_without_trust(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert "--bare" in text
    assert "grader doctor" in text
    assert "--trust-submissions" not in text
