"""The hooks for pre-commit, run by pre-commit itself in a repository of policies, without a network.

pre-commit would install this project from its repository; here the command that is installed already stands in.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from interfaces.command_line import FAILING, POLICY, environment, lines, remit

if TYPE_CHECKING:
    from interfaces.command_line import Ended

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or not MANIFEST.exists(), reason="needs git, and the checkout of this project"
)


def _hooks() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return read


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    # A commit of this project may itself be running its tests: what git tells its hooks is not for this repository.
    ours = {name: value for name, value in environment().items() if not name.startswith("GIT_")}
    apart = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    variables = {**ours, **apart, "PRE_COMMIT_HOME": str(folder.parent / "pre-commit")}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with a policy, in the layout there is, and the hooks of this project."""
    folder = tmp_path / "checkout"
    (folder / "policies").mkdir(parents=True)
    (folder / "policies" / "shop.remit").write_text(_laid_out(POLICY), encoding="utf-8")
    here = [
        {
            **hook,
            "language": "system",
            "entry": re.sub(r"^remit", f"{shlex.quote(sys.executable)} -m remit", hook["entry"]),
        }
        for hook in _hooks()
    ]
    config = {"repos": [{"repo": "local", "hooks": here}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    assert _run(folder, "git", "init", "-q").returncode == 0
    return folder


def _laid_out(text: str) -> str:
    ended: Ended = remit("fmt", "-", given=text)
    assert ended.status == 0
    return ended.out


def _outcomes(folder: Path) -> dict[str, str]:
    """How each hook came out over all files."""
    assert _run(folder, "git", "add", "-A").returncode == 0
    ended = _run(folder, *PRE_COMMIT, "run", "--all-files")
    found = re.findall(r"^remit (\w+)\.+(?:\(no files to check\))?(\w+)$", ended.stdout, re.MULTILINE)
    assert len(found) == len(_hooks()), ended.stdout + ended.stderr
    assert (ended.returncode == 0) == all(outcome != "Failed" for _, outcome in found)
    return dict(found)


def test_pre_commit_takes_the_hooks() -> None:
    """It refuses a file of hooks that it does not understand as a whole."""
    ended = _run(ROOT, *PRE_COMMIT, "validate-manifest", str(MANIFEST))
    assert (ended.returncode, ended.stdout + ended.stderr) == (0, "")
    assert [hook["id"] for hook in _hooks()] == ["remit-check", "remit-fmt", "remit-test"]


@pytest.mark.parametrize("hook", _hooks() if MANIFEST.exists() else [], ids=lambda hook: str(hook["id"]))
def test_every_hook_is_a_command_that_there_is(hook: dict[str, Any]) -> None:
    """What pre-commit would run after installing the project."""
    program, name = shlex.split(hook["entry"])
    assert (program, hook["language"], hook["id"]) == ("remit", "python", f"remit-{name}")
    assert remit(name, "--help").status == 0


def test_a_clean_policy_passes_every_hook(checkout: Path) -> None:
    """And nothing is changed."""
    before = (checkout / "policies" / "shop.remit").read_bytes()
    assert _outcomes(checkout) == {"check": "Passed", "fmt": "Passed", "test": "Passed"}
    assert (checkout / "policies" / "shop.remit").read_bytes() == before


def test_a_mistake_fails_the_check(checkout: Path) -> None:
    """And the examples, which cannot be run on it."""
    path = checkout / "policies" / "shop.remit"
    path.write_text(path.read_text().replace("hold for desk", "hold for dest", 1))
    assert _outcomes(checkout) == {"check": "Failed", "fmt": "Passed", "test": "Failed"}


def test_a_failed_example_fails_the_test(checkout: Path) -> None:
    """The policy itself may be clean."""
    path = checkout / "policies" / "shop.remit"
    path.write_text(_laid_out(POLICY + FAILING))
    assert _outcomes(checkout) == {"check": "Passed", "fmt": "Passed", "test": "Failed"}


def test_a_policy_out_of_layout_is_laid_out(checkout: Path) -> None:
    """The first run fails, so that the change is seen; the next one passes."""
    path = checkout / "policies" / "shop.remit"
    path.write_text(path.read_text().replace("then answer", "then    answer"))
    assert _outcomes(checkout)["fmt"] == "Failed"
    assert path.read_text() == _laid_out(POLICY)
    assert _outcomes(checkout)["fmt"] == "Passed"


def test_policies_in_markdown_are_looked_at_and_other_documents_are_not(checkout: Path) -> None:
    """The hooks choose files by their names."""
    (checkout / "policies" / "shop.remit").unlink()
    (checkout / "README.md").write_text("# Policies\n")
    assert _outcomes(checkout) == {"check": "Skipped", "fmt": "Skipped", "test": "Skipped"}
    block = lines("# Shop", "", "```remit", POLICY, "```").replace("then answer", "then    answer")
    (checkout / "policies" / "shop.remit.md").write_text(block)
    assert _outcomes(checkout) == {"check": "Passed", "fmt": "Failed", "test": "Passed"}
