"""The workflows use what can't be changed behind our backs, and publish only what was tested."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+")


@pytest.fixture(scope="module")
def site():
    return read(ROOT / ".github/workflows/site.yml")


def read(file):
    """Return a workflow; `on` stays a word."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def pins(text):
    return PINNED.findall(text)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_action_is_pinned_by_commit_and_says_its_version(file):
    text = file.read_text(encoding="utf-8")
    used = [step["uses"] for step in steps(read(file)) if "uses" in step]
    assert used
    assert [f"{action}@{commit}" for action, commit in pins(text)] == used


def test_an_action_has_one_pin_everywhere():
    found = {pin for file in WORKFLOWS for pin in pins(file.read_text(encoding="utf-8"))}
    assert len({action for action, _ in found}) == len(found)


def test_every_python_that_the_package_allows_is_tried(site):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = site["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert versions == ["3.11", "3.12", "3.13"]
    assert project["requires-python"] == f">={versions[0]}"


def test_packages_and_what_a_build_kept_are_cached(site):
    for step in steps(site):
        if "setup-python@" in step.get("uses", ""):
            assert step["with"]["cache"] == "pip"
            pattern = step["with"]["cache-dependency-path"]
            assert {file.name for file in ROOT.glob(pattern)} == {
                *("requirements.lock", "requirements-dev.lock")
            }
    (kept,) = [step for step in steps(site) if "actions/cache@" in step.get("uses", "")]
    assert kept["with"]["path"].split() == [".cache", "site"]


def test_it_can_be_started_by_hand(site):
    assert set(site["on"]) == {"push", "pull_request", "workflow_dispatch"}


def test_only_main_is_published_after_all_tests_and_where_pages_is_set_up(site):
    job = site["jobs"]["publish"]
    assert job["needs"] == "test"
    assert job["if"].split(" && ") == [
        "github.event_name != 'pull_request'",
        "github.ref == 'refs/heads/main'",
        "github.event.repository.has_pages",
    ]


def test_only_publishing_may_write(site):
    assert site["permissions"] == {"contents": "read"}
    assert "permissions" not in site["jobs"]["test"]
    for step in steps(site):
        if "checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_command_is_a_target_of_make(file):
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    runs = [step["run"] for step in steps(read(file)) if "run" in step]
    assert runs
    assert {run.removeprefix("make ") for run in runs} <= set(targets)
