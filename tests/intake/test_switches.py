"""How switches stand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from remit.diagnostics.errors import OutsideError
from remit.driver.intake.switches import read_switch_log, switch_state

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = ("major_incident", "outage")


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("major_incident", True),
        ("major_incident=on", True),
        ("major_incident=off", False),
        ("outage=north, east", frozenset({"north", "east"})),
    ],
)
def test_a_switch_is_set_on_the_command_line(written: str, state: object) -> None:
    """On, off, or on for some values."""
    name, found = switch_state(written, KNOWN)
    assert (name, found) == (written.partition("=")[0], state)


@pytest.mark.parametrize(
    ("written", "code"), [("major_incidnt", "R0046"), ("outage=", "R0047"), ("outage=,", "R0047")]
)
def test_a_switch_that_is_not_known_is_not_set(written: str, code: str) -> None:
    """A slip is said with the name that was perhaps meant."""
    with pytest.raises(OutsideError, match=code):
        switch_state(written, KNOWN)


def test_a_log_says_how_each_switch_stood_at_a_moment(tmp_path: Path) -> None:
    """From the moment of a change on, whatever the order of the lines."""
    path = tmp_path / "switches.jsonl"
    path.write_text(
        '{"at": "2026-03-02T12:00:00Z", "switch": "major_incident", "state": "off"}\n'
        '{"at": "2026-03-02T10:00:00Z", "switch": "major_incident", "state": "on", "by": "ops"}\n'
        '{"at": "2026-03-02T11:00:00+01:00", "switch": "outage", "state": "on", "values": ["north"]}\n',
        encoding="utf-8",
    )
    log = read_switch_log(path, KNOWN)
    stood = [log.at(datetime(2026, 3, 2, hour, tzinfo=UTC)) for hour in (9, 10, 12)]
    assert stood[0] == {}
    assert stood[1] == {"major_incident": True, "outage": frozenset({"north"})}
    assert stood[2] == {"major_incident": False, "outage": frozenset({"north"})}


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("broken", "R0047", "line 1"),
        (
            '{"at": "2026-03-02T12:00:00Z", "switch": "outge", "state": "on"}',
            "R0046",
            "did you mean `outage`",
        ),
        ('{"at": "2026-03-02T12:00:00", "switch": "outage", "state": "on"}', "R0047", "offset"),
        ('{"at": "2026-03-02T12:00:00Z", "switch": "outage", "state": true}', "R0047", "not `on` or `off`"),
        ('{"at": "2026-03-02T12:00:00Z", "switch": "outage", "stat": "on"}', "R0047", "did you mean `state`"),
        ('{"at": "2026-03-02T12:00:00Z", "switch": "outage", "state": "on", "values": 1}', "R0047", "list"),
    ],
)
def test_a_mistake_in_a_log_stops_the_run(tmp_path: Path, line: str, code: str, words: str) -> None:
    """History decided with a switch in the wrong state would look right."""
    path = tmp_path / "switches.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(OutsideError, match=code) as caught:
        read_switch_log(path, KNOWN)
    assert words in str(caught.value)


def test_a_log_that_is_not_there_is_said(tmp_path: Path) -> None:
    """As any other missing file."""
    with pytest.raises(OutsideError, match="R0001"):
        read_switch_log(tmp_path / "none.jsonl", KNOWN)
