"""`remit check` as build servers read it: SARIF and JUnit."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from diagnostics.sarif_log import the_run
from interfaces.command_line import COMMAND, POLICY, environment, remit

if TYPE_CHECKING:
    from junitparser import TestCase

BROKEN = POLICY.replace("hold for desk\n     and do not", "hold for dest\n     and do not")
WARNED = POLICY.replace('  owner "Shop manager"\n', "")
DOCUMENTS = ("sarif", "junit", "json")


def _log(text: str) -> dict[str, Any]:
    return the_run(json.loads(text))


def _cases(text: str) -> dict[tuple[str, str], TestCase]:
    """Each case by its file and family."""
    read = JUnitXml.fromstring(text.encode())
    return {(case.classname, case.name): case for suite in read for case in suite}


@pytest.mark.parametrize("form", ["text", "line", *DOCUMENTS])
@pytest.mark.parametrize(
    ("text", "options", "status"),
    [(POLICY, (), 0), (BROKEN, (), 1), (WARNED, (), 0), (WARNED, ("--strict",), 1), (None, (), 2)],
    ids=["clean", "error", "warning", "strict warning", "not there"],
)
def test_every_form_has_the_same_exit_status(
    tmp_path: Path, form: str, text: str | None, options: tuple[str, ...], status: int
) -> None:
    """A pipeline may choose the form for what it shows, not for what it means."""
    path = tmp_path / "shop.remit"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    ended = remit("check", path, "--format", form, *options)
    assert ended.status == status
    if form == "sarif":
        [invocation] = _log(ended.out)["invocations"]
        assert (invocation["exitCode"], invocation["executionSuccessful"]) == (status, status != 2)


def test_sarif_shows_findings_where_they_are(shop: Path) -> None:
    """With the address as the checkout has it, and the count for whoever reads the log of the build."""
    shop.write_text(BROKEN, encoding="utf-8")
    ended = remit("check", ".", "--format", "sarif", folder=shop.parent)
    [result] = _log(ended.out)["results"]
    place = result["locations"][0]["physicalLocation"]
    assert result["ruleId"] == "R0201"
    assert place["artifactLocation"]["uri"] == "shop.remit"
    assert place["region"]["snippet"]["text"] == "dest"
    assert ended.err == "1 error in 1 file\n"
    assert remit("check", shop, "--format", "sarif", folder=shop.parent).out == ended.out


def test_sarif_tells_of_a_file_that_cannot_be_read_and_of_the_others(shop: Path) -> None:
    """One bad path does not hide what is wrong elsewhere."""
    shop.write_text(BROKEN, encoding="utf-8")
    (shop.parent / "latin.remit").write_bytes(b'policy "\xe9"\n')
    ended = remit("check", "shop.remit", "latin.remit", "--format", "sarif", folder=shop.parent)
    run = _log(ended.out)
    assert ended.status == 2
    assert [result["ruleId"] for result in run["results"]] == ["R0201"]
    [notification] = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["descriptor"]["id"] == "R0003"
    assert notification["message"]["text"].startswith("`latin.remit` is not UTF-8 text.")


def test_junit_has_a_case_for_each_file_and_family(shop: Path) -> None:
    """A clean file passes in all that was checked."""
    (shop.parent / "more.remit").write_text('use "shop.remit"\n', encoding="utf-8")
    ended = remit("check", ".", "--format", "junit", folder=shop.parent)
    cases = _cases(ended.out)
    assert ended.status == 0
    assert {file for file, _ in cases} == {"shop.remit", "more.remit"}
    families = [family for file, family in cases if file == "shop.remit"]
    assert families == ["reading", "syntax", "names", "types", "workflow", "advice", "proof"]
    for family in families[:-1]:
        assert cases["shop.remit", family].is_passed


def test_junit_fails_the_case_of_the_finding_and_skips_what_it_hinders(shop: Path) -> None:
    """Nothing passes that was not looked at."""
    shop.write_text(BROKEN, encoding="utf-8")
    ended = remit("check", "shop.remit", "--format", "junit", folder=shop.parent)
    cases = _cases(ended.out)
    [failure] = cases["shop.remit", "names"].result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("R0201", "no team is called `dest`")
    assert "shop.remit:36:19" in failure.text
    assert cases["shop.remit", "syntax"].is_passed
    [skipped] = cases["shop.remit", "advice"].result
    assert isinstance(skipped, Skipped)
    assert skipped.message == "not checked in full while there are errors"
    read = JUnitXml.fromstring(ended.out.encode())
    assert (read.failures, read.errors) == (1, 0)


def test_junit_shows_warnings_and_fails_them_only_when_strict(shop: Path) -> None:
    """As the exit status has it."""
    shop.write_text(WARNED, encoding="utf-8")
    case = _cases(remit("check", shop, "--format", "junit").out)[str(shop), "advice"]
    assert case.is_passed
    assert case.system_out is not None
    assert "warning[R0501]" in case.system_out
    strict = _cases(remit("check", shop, "--format", "junit", "--strict").out)[str(shop), "advice"]
    assert strict.is_failure


def test_junit_has_an_error_for_a_path_that_is_not_there(shop: Path) -> None:
    """It is no failed check, but no pass either."""
    ended = remit("check", shop.name, "gone.remit", "--format", "junit", folder=shop.parent)
    cases = _cases(ended.out)
    [error] = cases["gone.remit", "reading"].result
    assert isinstance(error, Error)
    assert error.message == "there is no file or folder `gone.remit`"
    assert cases["shop.remit", "names"].is_passed


@pytest.mark.parametrize("form", DOCUMENTS)
def test_documents_are_utf_8_whatever_the_terminal_is(shop: Path, form: str) -> None:
    """A build server with an old locale gets the same bytes."""
    shop.write_text(BROKEN.replace("Shop manager", "Zoë 😀").replace("dest", "😀"), encoding="utf-8")
    plain = remit("check", shop, "--format", form, PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0")
    assert plain.out == remit("check", shop, "--format", form).out
    assert "😀" in plain.out


@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_file_whose_name_is_no_text_is_named_all_the_same(tmp_path: Path, form: str) -> None:
    """Names of files can be any bytes."""
    name = os.fsdecode(b"caf\xe9.remit")
    try:
        (tmp_path / name).write_text(BROKEN, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has names that are text only")
    ended = remit("check", ".", "--format", form, folder=tmp_path)
    assert ended.status == 1
    if form == "sarif":
        assert _log(ended.out)["artifacts"][0]["location"]["uri"] == "caf%E9.remit"


@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_closed_pipe_ends_the_run_in_silence(shop: Path, form: str) -> None:
    """As for every command."""
    with subprocess.Popen(
        [*COMMAND, "check", str(shop), "--format", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 141
    assert b"Traceback" not in said
    assert b"error" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is one of Linux")
@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_full_disk_is_said(shop: Path, form: str) -> None:
    """Half a document is never taken for a clean run."""
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*COMMAND, "check", str(shop), "--format", form],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(),
        )
    assert ended.returncode == 2
    assert b"R0040" in ended.stderr
