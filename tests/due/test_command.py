"""`remit due` as it is typed, and what it shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interfaces.command_line import Ended, remit

ROOT = Path(__file__).parents[2]
CLOCKS = ROOT / "policies" / "regulation" / "clocks.remit"

DESK = """
calendar desk
  time zone Europe/London
  open monday to friday 09:00 to 12:30, 13:30 to 17:00
  closed on holidays of GB-ENG

event deadlock "We have said our last word"

clock hours  within 8 working hours of receipt  counted in desk  pauses while waiting for customer
clock days   by close of business on the 10th working day of desk following receipt  never pauses
clock real   within 72 hours of receipt
clock ended  within 14 days of deadlock
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A file that declares a calendar and clocks, and no policy."""
    path = tmp_path / "desk.remit"
    path.write_text(DESK, encoding="utf-8")
    return path


def due(*words: str | Path, **variables: str) -> Ended:
    """Run `remit due`; `variables` are those of its environment."""
    return remit("due", *words, folder=None, **variables)


def test_the_answer_comes_first(desk: Path) -> None:
    """The due moment with its weekday on local clocks, in UTC, and what it means."""
    shown = due(desk, "days", "--received", "2026-03-26T10:00:00Z")
    assert shown.status == 0
    assert shown.out.splitlines()[:5] == [
        "days",
        "  due       Monday 13 April 2026, 17:00 (Europe/London)",
        "            2026-04-13T16:00:00+00:00, the first instant that is too late",
        "  received  Thursday 26 March 2026, 10:00 (2026-03-26T10:00:00+00:00)",
        "  says      by close of business on the 10th working day of desk following receipt; never pauses",
    ]
    assert shown.err == ""


def test_a_bar_a_day_says_what_counts_and_what_does_not(desk: Path) -> None:
    """Lunch is shut, a pause is a pause, and the due moment is marked."""
    shown = due(
        desk,
        "hours",
        "--received",
        "2026-04-02T14:00:00Z",
        "--paused",
        "customer=2026-04-07T08:00:00Z/2026-04-07T09:00:00Z",
    )
    assert "Thu  2 Apr 2026                 ██·······   15:00 received; 15:00-17:00 2 h" in shown.out
    assert "Fri  3 Apr 2026  ························   Good Friday" in shown.out
    assert "Tue  7 Apr 2026  ·········▒██▌▐███◆         09:00-10:00 paused: customer" in shown.out
    assert "due 17:00" in shown.out
    assert "█ counts   · does not count   ▒ paused   ◆ due: from here on it is too late" in shown.out
    assert "1 h did not count" in shown.out


def test_the_end_of_a_day_is_shown_as_its_24_00() -> None:
    """24:00 on the 27th cannot be taken for a day later."""
    shown = due(CLOCKS, "foi_response", "--received", "2026-03-26T10:00:00Z")
    assert "due       Monday 27 April 2026, 24:00 (Europe/London)" in shown.out
    assert "████████████████████████◆  day 20; due 24:00" in shown.out
    assert "Easter Monday (GB-ENG, GB-WLS, GB-NIR)" in shown.out


def test_weeks_in_which_nothing_happens_are_folded_unless_all_days_are_asked_for() -> None:
    """Eight weeks are a dozen lines, or 57."""
    words = (CLOCKS, "disp_final_response", "--received", "2026-02-12T16:45:00Z")
    folded, whole = due(*words).out, due(*words, "--every-day").out
    assert "Mon 16 Feb to Sun  5 Apr 2026               7 weeks: days 4 to 52" in folded
    assert len([line for line in whole.splitlines() if "   day " in line or "  day " in line]) == 56
    assert "weeks:" not in whole


def test_a_week_with_a_holiday_or_a_pause_is_not_folded() -> None:
    """What is to be checked stays to be seen."""
    shown = due(CLOCKS, "foi_response", "--received", "2026-02-26T10:00:00Z").out
    assert "Tue 17 Mar 2026" in shown
    assert "Saint Patrick's Day (GB-NIR)" in shown
    assert "Mon  2 Mar to Sun 15 Mar 2026               2 weeks: days 2 to 11" in shown


def test_it_is_shown_in_plain_characters_where_the_terminal_has_no_blocks(desk: Path) -> None:
    """ASCII has a sign for everything."""
    shown = due(
        desk, "days", "--received", "2026-03-26T10:00:00Z", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    ).out
    assert shown.isascii()
    assert "########################" in shown
    assert "# counts   . does not count   ~ paused   ! due: from here on it is too late" in shown


@pytest.mark.parametrize("columns", ["40", "60", "80", "100", "200"])
def test_no_line_is_longer_than_the_terminal(desk: Path, columns: str) -> None:
    """Nor than it is sensible to read."""
    shown = due(desk, "hours", "--received", "2026-03-27T10:00:00Z", COLUMNS=columns).out
    longest = max(len(line) for line in shown.splitlines() if "2026-" not in line and str(desk) not in line)
    assert longest <= max(int(columns), 62)


def test_json_is_the_timeline_of_the_library(desk: Path) -> None:
    """One object on one line."""
    import remit as library

    shown = due(desk, "days", "--received", "2026-03-26T10:00:00Z", "--format", "json")
    (line,) = shown.out.splitlines()
    assert json.loads(line)["due"] == "2026-04-13T16:00:00+00:00"
    there = library.load(desk).due("days", "2026-03-26T10:00:00Z")
    assert library.Timeline.from_json(line) == there


def test_it_goes_to_a_file(desk: Path, tmp_path: Path) -> None:
    """In whichever form; nothing is shown then."""
    for form in ("text", "json", "svg"):
        target = tmp_path / f"it.{form}"
        shown = due(desk, "days", "--received", "2026-03-26T10:00:00Z", "--format", form, "--out", target)
        assert (shown.status, shown.out, shown.err) == (0, "", "")
        assert "2026-04-13T16:00:00+00:00" in target.read_text(encoding="utf-8")


def test_events_pauses_and_the_extension_are_told() -> None:
    """All that a case has been through."""
    shown = due(
        CLOCKS,
        "data_rights_response",
        "--received",
        "2024-01-31T10:00:00Z",
        "--event",
        "identity_received=2024-02-05T10:00:00Z",
        "--paused",
        "clarification=2024-02-06T10:00:00Z/2024-02-09T10:00:00Z",
        "--extended",
    ).out
    assert "data_rights_response, statutory" in shown
    assert "due       Wednesday 8 May 2024, 24:00 (Europe/London)" in shown
    assert (
        "starts    Monday 5 February 2024, 10:00 (2024-02-05T10:00:00+00:00), with identity_received" in shown
    )
    assert (
        "extended  this is the extended deadline: if the person is told before Friday 8 March 2024, 24:00"
        in shown
    )
    assert "clarification: 3 days" in " ".join(shown.split())


def test_without_a_clock_it_lists_what_can_be_asked_for(desk: Path) -> None:
    """Each with its deadline in the policy's words."""
    shown = due(desk)
    assert shown.status == 0
    assert shown.out.splitlines()[0] == "days"
    assert "            within 14 days of deadlock; never pauses" in shown.out.splitlines()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nonesuch", "--received", "2026-03-26T10:00:00Z"), "R0770"),
        (("hours", "--received", "2026-03-26"), "R0771"),
        (("hours", "--received", "2026-03-26T10:00:00"), "R0772"),
        (
            ("hours", "--received", "2026-03-26T10:00Z", "--paused", "2026-03-28T10:00Z/2026-03-27T10:00Z"),
            "R0773",
        ),
        (("hours", "--received", "2026-03-26T10:00Z", "--paused", "2026-03-28T10:00Z/"), "R0775"),
        (
            ("hours", "--received", "2026-03-26T10:00Z", "--paused", "2026-03-25T10:00Z/2026-03-27T10:00Z"),
            "R0776",
        ),
        (("hours", "--received", "2026-03-26T10:00Z", "--event", "deadlok=2026-03-27T10:00Z"), "R0777"),
        (("ended", "--received", "2026-03-26T10:00Z"), "R0778"),
        (("days", "--received", "2050-12-26T10:00Z"), "R0779"),
        (("days", "--received", "1066-12-26T10:00Z"), "R0780"),
        (("days", "--received", "2026-03-26T10:00Z", "--extended"), "R0781"),
        (("hours", "--received", "2026-03-26T10:00Z", "--paused", "2026-03-28T10:00Z"), "R0785"),
        (
            (
                *("ended", "--received", "2026-03-26T10:00Z"),
                *("--event", "deadlock=2026-03-27T10:00Z", "--event", "deadlock=2026-03-28T10:00Z"),
            ),
            "R0787",
        ),
        (("hours",), "R0049"),
        (("hours", "--received", "2026-03-26T10:00Z", "--event", "deadlock"), "R0049"),
        (("hours", "--received", "2026-03-26T10:00Z", "--format", "png"), "R0049"),
    ],
)
def test_what_cannot_be_told_ends_with_2_and_a_code(desk: Path, words: tuple[str, ...], code: str) -> None:
    """On standard error, with where to read more; nothing is shown that could be taken for an answer."""
    shown = due(desk, *words)
    assert (shown.status, shown.out) == (2, "")
    assert shown.err.startswith(f"error[{code}]: ")
    assert len(shown.err.splitlines()) == 2


def test_a_file_with_errors_is_told_as_ever(tmp_path: Path) -> None:
    """With its place, and status 2."""
    broken = tmp_path / "broken.remit"
    broken.write_text("clock it within 3 working dogs of receipt\n", encoding="utf-8")
    shown = due(broken, "it", "--received", "2026-03-26T10:00:00Z")
    assert shown.status == 2
    assert "broken.remit:1:" in shown.err
    assert due(tmp_path / "none.remit", "it", "--received", "2026-03-26T10:00:00Z").err.startswith(
        "error[R0001]"
    )
