"""Diagnostics as SARIF."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from diagnostics.sarif_log import faults, marked, mended, the_run
from remit.diagnostics.codes import CODES
from remit.diagnostics.diagnostic import Label
from remit.diagnostics.pages import example_files, page, page_codes
from remit.diagnostics.render_sarif import Run, to_sarif
from remit.diagnostics.report import diagnose
from remit.driver.compile import compile_text
from remit.source.span import Span
from remit.source.text import SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.diagnostics.diagnostic import Diagnostic

RAN = Run("1.2.3", 1, "/home/jo/policies")
TEXT = 'team one\nteam two "😀" one  # so\nteam one\n'
NAME = "shop desk.remit"
SOURCES = {NAME: SourceText(NAME, TEXT)}
SHOWN = {
    code: files for code in page_codes() if len(files := example_files(page(code))[0]) == 1
}  # what one file shows
UNKNOWN = """\
policy "Desk"
  sector retail
  edition "1"
  in force from 2026-01-05 until 2027-12-31
  owner "Desk"
  purpose "Shows findings"
  time zone Europe/London

team service_desk works always

section "Everything"

  rule "Spam"
    when intent is spam
    then hold for servce_desk

  otherwise hold for servce_desk
"""


def _run_of(*diagnostics: Diagnostic, sources: Mapping[str, SourceText] = SOURCES) -> dict[str, Any]:
    return the_run(to_sarif(diagnostics, sources, RAN))


def _checked(text: str) -> dict[str, Any]:
    compiled = compile_text(text, "desk.remit")
    return the_run(to_sarif(compiled.report.diagnostics, compiled.sources, RAN))


def _prints(text: str) -> list[str]:
    return [result["partialFingerprints"]["remit/v1"] for result in _checked(text)["results"]]


def test_no_findings_are_a_log_too() -> None:
    """A clean run is uploaded like any other, and closes what was open."""
    run = the_run(to_sarif((), SOURCES, Run("1.2.3", 0, "/")))
    assert run["results"] == []
    assert run["tool"]["driver"] == {
        "name": "Remit",
        "version": "1.2.3",
        "semanticVersion": "1.2.3",
        "rules": [],
    }
    [invocation] = run["invocations"]
    assert invocation == {
        "executionSuccessful": True,
        "exitCode": 0,
        "exitCodeDescription": "done, and clean",
    }
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == ["shop%20desk.remit"]


def test_a_place_counts_as_editors_count() -> None:
    """A character outside the basic plane takes two columns, as the log says it counts."""
    run = _run_of(diagnose("R0201", Span(NAME, 22, 25), kind="team", name="one"))
    [result] = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert TEXT[22:25] == "one"
    assert {name: place["region"][name] for name in ("startLine", "startColumn", "endLine", "endColumn")} == {
        "startLine": 2,
        "startColumn": 15,
        "endLine": 2,
        "endColumn": 18,
    }
    assert marked(place["region"], TEXT) == place["region"]["snippet"]["text"] == "one"


def test_a_result_says_all_that_a_terminal_shows() -> None:
    """The headline as a sentence, which viewers show first; then the rest; and the other places with their words."""
    diagnostic = diagnose(
        "R0202",
        Span(NAME, 35, 38),
        label="again here",
        secondary=[Label(Span(NAME, 5, 8), "first here"), Label(Span("other.remit", 1, 2))],
        notes=["a note"],
        help="rename one:\nteam three",
        kind="team",
        name="one",
    )
    [result] = _run_of(diagnostic)["results"]
    assert result["message"]["text"].splitlines() == [
        "Team `one` is declared twice.",
        "Here: again here.",
        "Note: a note",
        "Help: rename one:",
        "team three",
    ]
    first, second = result["relatedLocations"]
    assert (first["id"], first["message"]["text"]) == (1, "first here")
    assert first["physicalLocation"]["region"]["startLine"] == 1
    assert second["physicalLocation"] == {"artifactLocation": {"uri": "other.remit", "uriBaseId": "SRCROOT"}}
    assert result["properties"]["facts"] == {"kind": "team", "name": "one"}


def test_words_of_a_policy_are_no_placeholders_and_no_links() -> None:
    """Braces and links mean something in SARIF; what a policy says does not."""
    [result] = _run_of(diagnose("R0201", None, kind="{0}", name="[x](1)"))["results"]
    assert result["message"]["text"] == "No {{0}} is called `[x] (1)`."


def test_a_path_that_cannot_be_read_is_said_about_the_run() -> None:
    """It is no finding about a policy, but nobody takes the run for a success."""
    log = to_sarif([diagnose("R0001", None, path="gone.remit")], {}, Run("1.2.3", 2, "/"))
    run = the_run(log)
    [invocation] = run["invocations"]
    assert run["results"] == []
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    [notification] = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "There is no file or folder `gone.remit`."
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.remit"
    [descriptor] = run["tool"]["driver"]["notifications"]
    assert (descriptor["id"], notification["descriptor"]["id"]) == ("R0001", "R0001")


@pytest.mark.parametrize(
    ("name", "uri", "base"),
    [
        ("retail/shop.remit", "retail/shop.remit", "SRCROOT"),
        ("/home/jo/policies/a b.remit.md", "a%20b.remit.md", "SRCROOT"),
        ("../up.remit", "../up.remit", "SRCROOT"),
        ("/srv/é#1.remit", "file:///srv/%C3%A9%231.remit", None),
    ],
)
def test_files_are_named_from_the_folder_of_the_run(name: str, uri: str, base: str | None) -> None:
    """A pipeline gives the checkout; only what lies elsewhere has a whole address."""
    sources = {name: SourceText(name, TEXT)}
    run = _run_of(diagnose("R0201", Span(name, 0, 4), kind="team", name="x"), sources=sources)
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (location["uri"], location.get("uriBaseId"), location["index"]) == (uri, base, 0)


def test_a_finding_is_the_same_when_lines_move() -> None:
    """Code scanning keeps it open, and does not tell it anew."""
    moved = UNKNOWN.replace('section "Everything"', 'channel email private written\n\n\nsection "Everything"')
    indented = moved.replace("  otherwise hold for", "  otherwise   hold for")
    assert len(set(_prints(UNKNOWN))) == 2
    assert _prints(UNKNOWN) == _prints(moved) == _prints(indented)
    assert _prints(UNKNOWN.replace("then hold for servce_desk", "then hold for service_desk")) == [
        _prints(UNKNOWN)[1]
    ]


def test_findings_on_lines_that_read_the_same_are_told_apart() -> None:
    """Each is one of its own, in their order."""
    twice = UNKNOWN.replace(
        "  otherwise",
        '  rule "Junk"\n    when intent is comment\n    then hold for servce_desk\n\n  otherwise',
    )
    first, second, _ = _prints(twice)
    assert first.removesuffix(":1") == second.removesuffix(":2")


def test_what_a_finding_is_about_besides_its_place_tells_it_apart() -> None:
    """A rule that disagrees with two others has two findings, and mending one leaves the other as it was."""
    span = Span(NAME, 35, 38)
    first, second = (
        diagnose("R0202", span, secondary=[Label(Span(NAME, start, end))], kind="team", name="one")
        for start, end in ((5, 8), (14, 17))
    )
    both = [result["partialFingerprints"] for result in _run_of(first, second)["results"]]
    assert [result["partialFingerprints"] for result in _run_of(second)["results"]] == both[1:]
    assert both[0] != both[1]


def test_what_a_policy_accepts_is_not_open() -> None:
    """Whoever reads the alerts sees what is left to do, and nothing else."""
    bare = UNKNOWN.replace('  owner "Desk"\n', "").replace("servce", "service")
    assert [result["ruleId"] for result in _checked(bare)["results"]] == ["R0501"]
    accepted = bare.replace(
        "  time zone", '  accept policy_without_owner because "The register names it"\n  time zone'
    )
    assert _checked(accepted)["results"] == []


def test_a_fix_is_offered_where_one_name_is_meant() -> None:
    """Taking the fixes one by one leaves nothing to find."""
    text, left = UNKNOWN, 2
    while results := _checked(text)["results"]:
        assert len(results) == left
        [fix] = results[0]["fixes"]
        assert fix["description"]["text"] == "Replace `servce_desk` with `service_desk`."
        text, left = mended(fix, text), left - 1
    assert text == UNKNOWN.replace("servce", "service")


@pytest.mark.parametrize("code", page_codes())
def test_every_code_is_described(code: str) -> None:
    """With a sentence, a paragraph and its page, within what code scanning takes."""
    facts: dict[str, Any] = dict.fromkeys(CODES[code].facts, "x")
    run = _run_of(diagnose(code, Span(NAME, 0, 4), **facts))
    [rule] = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == (code, CODES[code].name)
    assert 10 < len(rule["shortDescription"]["text"]) < 256
    assert rule["shortDescription"]["text"].endswith((".", "?"))
    assert len(rule["fullDescription"]["text"]) < 1024
    assert rule["help"]["markdown"] == page(code)
    assert rule["defaultConfiguration"]["level"] == run["results"][0]["level"]


@pytest.mark.parametrize("code", sorted(SHOWN))
def test_what_every_page_shows_is_a_log_that_holds_together(code: str) -> None:
    """Rules, files and places are where the log says; whatever fix is offered changes what it names."""
    [text] = SHOWN[code].values()
    run = _checked(text)
    assert run["results"] or not run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        [location] = result["locations"]
        place = location["physicalLocation"]
        artifact = run["artifacts"][place["artifactLocation"]["index"]]
        assert artifact["location"]["uri"] == place["artifactLocation"]["uri"]
        region = place["region"]
        assert marked(region, text) == region.get("snippet", {"text": ""})["text"]
        for fix in result.get("fixes", ()):
            changed = [one["ruleId"] for one in _checked(mended(fix, text))["results"]]
            assert changed.count(result["ruleId"]) < sum(
                one["ruleId"] == result["ruleId"] for one in run["results"]
            )


def test_the_schema_is_one_that_refuses() -> None:
    """What a log must not be is found, so the tests above mean something."""
    log = to_sarif([diagnose("R0201", Span(NAME, 0, 4), kind="team", name="x")], SOURCES, RAN)
    broken = json.loads(json.dumps(log))
    broken["runs"][0]["results"][0]["level"] = "fatal"
    broken["runs"][0]["results"][0]["unheard_of"] = 1
    assert len(faults(broken)) == 2
