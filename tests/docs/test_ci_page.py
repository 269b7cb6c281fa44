"""The page on continuous integration: each file on it is one that its server takes, and does what the page says."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, cast

import pytest
import yaml
from junitparser import JUnitXml

from diagnostics.sarif_log import the_run
from docs.pages import DOCS, blocks_of, follow
from interfaces.command_line import environment, remit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = DOCS / "ci.md"
GITHUB = ".github/workflows/policies.yml"
GITLAB = ".gitlab-ci.yml"
INSTALL = 'python -m pip install "$REMIT"'
CHANGES: dict[str, tuple[str, str]] = {
    "clean": ("", ""),
    "a mistake": ("follow urgent_path", "follow urgent_paht"),
    "a failing example": ("expect answer with urgent_help", "expect hold for service_desk"),
    "out of layout": ("  expect answer", "  expect   answer"),
    "another decision": ("otherwise hold for service_desk", "otherwise hold for complaints_team"),
}
"""What is done to a policy that is clean."""

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the steps are for a shell")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository that holds every file of the page, and the policies of its first block."""
    follow(PAGE, tmp_path)
    for name in ("remit.sarif", "remit-examples.xml"):
        (tmp_path / name).unlink()
    return tmp_path


@pytest.fixture
def change(checkout: Path) -> Callable[[str], None]:
    """Makes one of the changes to the policy."""

    def made(name: str) -> None:
        path = checkout / "policies" / "policy.remit"
        before, after = CHANGES[name]
        text = path.read_text()
        assert before in text
        path.write_text(text.replace(before, after, 1) if before else text)

    return made


def _shell(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command where `remit` is the one of this environment."""
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    program = programs / "remit"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m remit "$@"\n')
    program.chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command, cwd=folder, env=environment(PATH=path), capture_output=True, text=True, check=False
    )


def _steps(folder: Path) -> dict[str, str]:
    """The commands of the workflow at GitHub, by the names of their steps."""
    workflow = yaml.safe_load((folder / GITHUB).read_text())
    steps = workflow["jobs"]["policies"]["steps"]
    return {step["name"]: step["run"] for step in steps if "run" in step}


def _other_step(note: str) -> dict[str, str]:
    """A step that the page shows by itself."""
    [block] = [block for block in blocks_of(PAGE.read_text()) if block.note == note]
    [step] = yaml.safe_load(block.text)
    return {name: str(value) for name, value in step.items()}


def _failures(folder: Path, name: str) -> int:
    return cast("int", JUnitXml.fromfile(str(folder / name)).failures)


def test_the_page_shows_what_the_commands_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever types what the page says sees what it says."""
    monkeypatch.setenv("COLUMNS", "90")
    for command in follow(PAGE, tmp_path):
        assert command.kept, f"ci.md:{command.line}: `{command.words}` shows:\n{command.shown}"


@pytest.mark.parametrize(
    ("file", "schema"), [(GITHUB, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")]
)
def test_the_file_is_what_its_server_takes(checkout: Path, file: str, schema: str) -> None:
    """As far as its published schema tells."""
    held = _shell(
        checkout,
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        schema,
        file,
        "--color",
        "never",
    )
    assert held.returncode == 0, held.stdout


def test_the_configuration_of_pre_commit_names_hooks_that_there_are(checkout: Path) -> None:
    """A hook that is misspelt would stop every commit."""
    config = ".pre-commit-config.yaml"
    held = _shell(checkout, sys.executable, "-m", "pre_commit", "validate-config", config)
    assert held.returncode == 0, held.stdout
    hooks = yaml.safe_load((DOCS.parent / ".pre-commit-hooks.yaml").read_text())
    [repository] = yaml.safe_load((checkout / config).read_text())["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in hooks}


@pytest.mark.parametrize(
    ("name", "failing"),
    [
        ("clean", set()),
        ("a mistake", {"Findings", "Examples"}),
        ("a failing example", {"Examples"}),
        ("out of layout", {"Layout"}),
    ],
)
def test_the_steps_at_github_fail_where_they_should(
    checkout: Path, change: Callable[[str], None], name: str, failing: set[str]
) -> None:
    """And what is uploaded is there to be uploaded."""
    change(name)
    steps = _steps(checkout)
    assert steps.pop("Install") == INSTALL
    ended = {step: _shell(checkout, "bash", "-e", "-c", words) for step, words in steps.items()}
    assert {step for step, one in ended.items() if one.returncode != 0} == failing
    run = the_run(json.loads((checkout / "remit.sarif").read_text()))
    assert [result["ruleId"] for result in run["results"]] == (["R0201"] if name == "a mistake" else [])
    assert all(file["location"]["uri"].startswith("policies/") for file in run["artifacts"])
    if name != "a mistake":
        assert _failures(checkout, "remit-examples.xml") == (name == "a failing example")


@pytest.mark.parametrize(
    ("name", "status"), [("clean", 0), ("a mistake", 1), ("a failing example", 1), ("out of layout", 1)]
)
def test_the_job_at_gitlab_tells_all_and_then_fails(
    checkout: Path, change: Callable[[str], None], name: str, status: int
) -> None:
    """Its lines run in one shell, which stops at the first that fails."""
    change(name)
    job: dict[str, Any] = yaml.safe_load((checkout / GITLAB).read_text())["policies"]
    install, *lines = job["script"]
    assert install == INSTALL
    ended = _shell(checkout, "bash", "-e", "-o", "pipefail", "-c", "\n".join(lines))
    assert ended.returncode == status, ended.stderr
    reports = job["artifacts"]["reports"]["junit"]
    assert reports == job["artifacts"]["paths"] == ["remit-check.xml", "remit-examples.xml"]
    assert _failures(checkout, "remit-check.xml") == (name == "a mistake")
    assert (checkout / "remit-examples.xml").exists()


@pytest.mark.parametrize(
    ("name", "status"), [("clean", 0), ("a mistake", 2), ("a failing example", 1), ("out of layout", 1)]
)
def test_the_script_ends_like_its_worst_step(
    checkout: Path, change: Callable[[str], None], name: str, status: int
) -> None:
    """With the results in their folder, whatever they are; examples of a policy with errors cannot be run."""
    change(name)
    ended = _shell(checkout, "sh", "policies.sh", "policies", "out of build")
    assert ended.returncode == status, ended.stderr
    results = checkout / "out of build"
    the_run(json.loads((results / "remit.sarif").read_text()))
    assert _failures(results, "remit-check.xml") == (name == "a mistake")


def test_the_script_cannot_do_it_without_policies(checkout: Path) -> None:
    """A misspelt folder is no clean run."""
    assert _shell(checkout, "sh", "policies.sh", "polices").returncode == 2


def test_the_problem_matcher_reads_every_part_of_a_finding(
    checkout: Path, change: Callable[[str], None]
) -> None:
    """GitHub reads the output of the step line by line."""
    change("a mistake")
    [matcher] = json.loads((checkout / ".github" / "remit-matcher.json").read_text())["problemMatcher"]
    [pattern] = matcher["pattern"]
    [finding] = remit("check", "policies", "--format", "line", folder=checkout).out.splitlines()
    read = re.fullmatch(pattern["regexp"], finding)
    assert read is not None
    parts = {part: read[number] for part, number in pattern.items() if part != "regexp"}
    assert parts["file"] == "policies/policy.remit"
    assert (parts["severity"], parts["code"]) == ("error", "R0201")
    assert parts["message"] == "no path is called `urgent_paht`"
    assert int(parts["line"]) > 1


def test_the_other_step_for_github_fits_the_workflow(checkout: Path) -> None:
    """It takes the place of one that is there, and finds the file that it names."""
    step = _other_step("instead of a step")
    assert step["name"] in _steps(checkout)
    ended = _shell(checkout, "bash", "-e", "-c", step["run"])
    assert ended.returncode == 0
    named = re.search(r"add-matcher::(\S+)", ended.stdout)
    assert named is not None
    assert (checkout / named[1]).exists()


def test_a_change_is_shown_on_the_page_of_the_build(
    checkout: Path, change: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is decided differently does not fail the build; that nothing could be compared does."""
    for command in (
        "init -q -b main",
        "config user.email jo@example.org",
        "config user.name Jo",
        "add -A",
        "commit -q -m Policies",
        "remote add origin .",
    ):
        assert _shell(checkout, "git", *command.split()).returncode == 0
    change("another decision")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(checkout / "summary.md"))
    step = _other_step("step")
    ended = _shell(checkout, "bash", "-e", "-c", step["run"])
    assert ended.returncode == 0, ended.stderr
    shown = (checkout / "summary.md").read_text()
    assert shown.startswith("## What this changes: ")
    assert "complaints\\_team" in shown
    change("a mistake")
    assert _shell(checkout, "bash", "-e", "-c", step["run"]).returncode != 0


def test_every_file_of_the_page_is_held_by_a_test_here() -> None:
    """A file more on the page needs a test more."""
    said = [block.note for block in blocks_of(PAGE.read_text()) if block.note is not None]
    assert said == [
        f"file: {GITHUB}",
        "step",
        "file: .github/remit-matcher.json",
        "instead of a step",
        f"file: {GITLAB}",
        "file: policies.sh",
        "file: .pre-commit-config.yaml",
    ]
