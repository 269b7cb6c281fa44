"""Policies as they were in a git revision: `main:policies/`, `HEAD~2:policies/banking.remit`.

Only git's own command is asked, and only to read: the files are taken out of the repository into a folder of their own.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from remit.driver.intake.problems import outside

if TYPE_CHECKING:
    from collections.abc import Iterator

# A drive letter of Windows is no revision.
_REVISION: Final = re.compile(r"(?P<revision>[^:]{2,}|@):(?P<path>.*)", re.DOTALL)
_SECONDS: Final = 60


@contextmanager
def policies_at(written: str) -> Iterator[Path]:
    """Yield the path of what OLD or NEW names: a file or folder, or what a git revision held under a path.

    Raises OutsideError: R0060 (no git), R0061 (no repository), R0062 (no such revision), R0063 (nothing there).
    """
    said = _REVISION.fullmatch(written)
    if said is None or Path(written).exists():
        yield Path(written)
        return
    with tempfile.TemporaryDirectory(prefix="remit-diff-") as folder:
        # The revision is in the path, so that messages about its files say of which they are.
        named = Path(folder).resolve() / re.sub(r"[^\w.~^-]+", "-", said["revision"])
        yield _taken_out(said["revision"], said["path"], written, named)


def _taken_out(revision: str, path: str, written: str, folder: Path) -> Path:
    top = _git("rev-parse", "--show-toplevel", code="R0061", name=written).decode().strip()
    try:
        found = _git(
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{revision}^{{tree}}",
            code="R0062",
            name=revision,
        )
    except _NotThereError as error:
        raise outside("R0062", revision=revision, fetched=_fetched()) from error
    tree = found.decode().strip()
    inside = _inside(path, Path(top), written)
    listing = _git("-C", top, "ls-tree", "-r", "-z", "--full-tree", tree, code="R0062", name=revision).decode(
        errors="surrogateescape"
    )
    known = [entry.split("\t", 1)[1] for entry in listing.split("\0") if "\t" in entry]
    prefix = "" if inside == PurePosixPath(".") else f"{inside}/"
    if str(inside) not in known and not any(name.startswith(prefix) for name in known):
        raise outside("R0063", path=path or ".", revision=revision)
    # Policies may use files anywhere in the repository, so all that can be policy text comes along.
    wanted = [name for name in known if name.endswith((".remit", ".remit.md"))]
    if not wanted:
        raise outside("R0063", path=path or ".", revision=revision)
    archive = _git("-C", top, "archive", "--format=tar", tree, "--", *wanted, code="R0062", name=revision)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    return folder / inside


def _inside(path: str, top: Path, written: str) -> PurePosixPath:
    """Return a path inside the repository: `./` and `../` start from where we are, others from its top."""
    if not path.startswith(("./", "../")) and path not in (".", ".."):
        return PurePosixPath(path.rstrip("/") or ".")
    here = Path(os.path.normpath(Path.cwd() / path))
    if not here.is_relative_to(top.resolve()):
        raise outside("R0063", path=path, revision=written)
    return PurePosixPath(here.relative_to(top.resolve()).as_posix())


def _fetched() -> str:
    """Say that a revision may not have been fetched, in a clone that holds only a part of the history."""
    part = _git("rev-parse", "--is-shallow-repository", code="R0064", name="").strip() == b"true"
    return "; this clone holds only a part of the history, so fetch it first" if part else ""


class _NotThereError(Exception):
    """Git says no."""


def _git(*arguments: str, code: str, name: str) -> bytes:
    # A pager, a prompt for a password or an editor would wait for ever.
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        ended = subprocess.run(  # noqa: S603 - git itself, with arguments that no shell reads
            ["git", *arguments],  # noqa: S607 - where git is, is for the user's path to say
            capture_output=True,
            check=False,
            env=environment,
            timeout=_SECONDS,
        )
    except FileNotFoundError as error:
        raise outside("R0060", revision=name) from error
    except subprocess.TimeoutExpired as error:
        raise outside("R0064", reason=f"it took longer than {_SECONDS} seconds") from error
    if ended.returncode:
        if code == "R0061":
            raise outside("R0061", revision=name)
        if code == "R0062" and not ended.stderr.strip():
            raise _NotThereError
        raise outside("R0064", reason=ended.stderr.decode(errors="replace").strip().splitlines()[-1][:200])
    return ended.stdout
