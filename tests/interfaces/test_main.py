"""The command line as a whole: help, mistakes, and everything that can go wrong around it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interfaces.command_line import COMMAND, environment, lines, message, remit

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_the_command_alone_shows_help() -> None:
    """Whoever types the name alone is told how to begin."""
    ended = remit()
    assert (ended.status, ended.err) == (0, "")
    assert "remit demo" in ended.out
    for name in ("check", "diff", "fmt", "test", "decide", "due", "explain", "graph", "init", "demo"):
        assert f"\n  {name} " in ended.out


@pytest.mark.parametrize(
    "name", ["check", "diff", "fmt", "test", "decide", "due", "explain", "graph", "init", "demo"]
)
def test_every_command_has_help_with_examples(name: str) -> None:
    """Examples can be copied."""
    ended = remit(name, "-h")
    assert ended.status == 0
    assert f"  remit {name}" in ended.out


def test_the_version_is_that_of_the_package() -> None:
    """As a bug report needs it."""
    assert remit("--version").out == f"remit {version('remit')}\n"


def test_a_misspelt_command_is_suggested() -> None:
    """With exit status 2, since nothing was done."""
    ended = remit("deside")
    assert ended.status == 2
    assert "did you mean `decide`?" in ended.err
    assert remit("frobnicate").err.startswith(
        "error[R0049]: there is no command `frobnicate`; there are: demo,"
    )


def test_a_misspelt_option_is_said_on_one_line(shop: Path) -> None:
    """With a way to find the right one."""
    ended = remit("check", shop, "--strikt")
    assert ended.status == 2
    assert ended.err.splitlines()[0].startswith("error[R0049]: no such option")
    assert "remit check --help" in ended.err


def test_a_fault_of_our_own_shows_no_traceback_unless_asked() -> None:
    """It says whose fault it is, and how to get what a report needs."""
    broken = "import remit.driver.compile as c; c.compile_paths = lambda paths: 1 / 0; "
    broken += "from remit.interfaces.cli.main import main; main()"
    command = [sys.executable, "-c", broken, "check", "x.remit"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert ended.returncode == 2
    assert "error[R0901]: Remit itself failed: ZeroDivisionError" in ended.stderr
    assert "REMIT_TRACEBACK=1" in ended.stderr
    assert "Traceback" not in ended.stderr
    loud = environment(REMIT_TRACEBACK="1")
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=loud)
    assert ended.returncode == 2
    assert "Traceback" in ended.stderr


def test_a_reader_that_has_had_enough_ends_the_run_in_silence(shop: Path, tmp_path: Path) -> None:
    """`remit decide … | head -1` says nothing but its line."""
    many = tmp_path / "many.jsonl"
    many.write_text(lines(*(message(str(i)) for i in range(2000))), encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "decide", str(shop), "--in", str(many)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id":"0"')
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is one of Linux")
@pytest.mark.parametrize(
    "arguments", [("--out", "/dev/full"), ("--out", "out.jsonl", "--refused", "/dev/full")]
)
def test_a_full_disk_is_said_and_leaves_no_half_file(
    shop: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Exit status 2, and nothing that looks like a result."""
    ended = remit("decide", shop, *arguments, given=lines(message("1"), "broken"), folder=tmp_path)
    assert ended.status == 2
    assert "error[R0040]: `/dev/full` cannot be written: No space left on device" in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["shop.remit"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is one of Linux")
def test_full_standard_output_is_said(shop: Path) -> None:
    """Whatever command writes there."""
    for command in (["decide", str(shop)], ["check", str(shop)], ["--help"]):
        with Path("/dev/full").open("wb") as full:
            ended = subprocess.run(
                [*COMMAND, *command],
                input=message("1").encode(),
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                env=environment(),
            )
        assert ended.returncode == 2
        assert b"R0040" in ended.stderr
        assert b"Traceback" not in ended.stderr
        assert b"Exception ignored" not in ended.stderr


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let processes that are started be interrupted, also where the tests run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_says_how_far_it_came_and_leaves_no_half_file(
    shop: Path, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    """The file that was to be written is as it was before."""
    (tmp_path / "out.jsonl").write_text("before", encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "decide", str(shop), "--out", "out.jsonl"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(lines(message("1"), "broken").encode())
        process.stdin.flush()
        # The refusal is written as soon as it is known, so both records have been read by then.
        assert b"R0750" in process.stderr.readline()
        os.kill(process.pid, number)
        said = process.stderr.read().decode()
    assert process.returncode == status
    assert "Traceback" not in said
    if number is signal.SIGINT:
        assert "interrupted" in said
        assert "decided 1, refused 1" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "shop.remit"]
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "before"
