"""Which clock a name means: in which sector, in which edition, with or without a policy."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

import remit
from due.asking import shipped, uk

if TYPE_CHECKING:
    from pathlib import Path

RECEIVED = uk("2026-03-26 10:00")

POLICY = """
policy "{title}"
  sector {sector}
  edition "{edition}"
  in force from {first} until {last}
  time zone {zone}
  working days are those of desk
  owner "Desk"
  purpose "Answer"

use "words.remit"

section "All"
  rule "Complaints" when intent is complaint then hold for team_of_all and start answer {more}
  otherwise hold for team_of_all
"""

WORDS = """
calendar desk
  time zone Europe/London
  open monday to friday 09:00 to 17:00
  closed on holidays of GB-ENG

team team_of_all works desk

clock answer  within {days} working days of receipt  never pauses
clock spare   within 14 days of receipt
"""


def project(folder: Path, *policies: dict[str, str], days: str = "5") -> remit.Policy:
    """Policies that share a vocabulary."""
    (folder / "words.remit").write_text(WORDS.format(days=days), encoding="utf-8")
    usual = {
        "title": "P",
        "sector": "retail",
        "edition": "1",
        "first": "2026-01-01",
        "last": "2026-12-31",
        "zone": "Europe/London",
        "more": "",
    }
    for number, policy in enumerate(policies):
        text = POLICY.format(**{**usual, **policy})
        (folder / f"p{number}.remit").write_text(text, encoding="utf-8")
    return remit.load(folder)


def test_a_clock_that_is_the_same_everywhere_needs_no_sector() -> None:
    """Whatever sector has it, the moment is the same, and all of them are named."""
    timeline = shipped().due("disp_final_response", RECEIVED)
    assert timeline.sectors == ("banking", "insurance")
    for sector in timeline.sectors:
        assert shipped().due("disp_final_response", RECEIVED, sector=sector).due == timeline.due


def test_a_clock_that_sectors_only_know_is_asked_of_those_that_start_it() -> None:
    """Every sector sees the clock of the freedom of information; councils start it."""
    assert shipped().due("foi_response", RECEIVED).sectors == ("government",)


def test_where_sectors_differ_one_must_be_named() -> None:
    """The message says which are alike."""
    with pytest.raises(remit.ClockError, match=r"R0782") as failure:
        shipped().due("complaint_service.respond", RECEIVED)
    assert "banking" in failure.value.reason
    assert ", another in " in failure.value.reason
    assert shipped().due("complaint_service.respond", RECEIVED, sector="travel").sector == "travel"


def test_a_sector_without_policies_is_told(tmp_path: Path) -> None:
    """With those that there are."""
    policy = project(tmp_path, {})
    with pytest.raises(remit.ClockError, match=r"R0720.*did you mean `retail`"):
        policy.due("answer", RECEIVED, sector="retial")


def test_a_day_counts_on_the_clocks_of_the_sector(tmp_path: Path) -> None:
    """Fourteen days end with the date of the policy's zone, so sectors in other zones differ."""
    policy = project(
        tmp_path,
        {"title": "A", "sector": "retail", "more": "and start spare"},
        {"title": "B", "sector": "travel", "zone": "America/New_York", "more": "and start spare"},
    )
    with pytest.raises(remit.ClockError, match="R0782"):
        policy.due("spare", RECEIVED)
    there = policy.due("spare", RECEIVED, sector="travel")
    assert (there.zone, there.due.isoformat()) == ("America/New_York", "2026-04-10T04:00:00+00:00")
    assert policy.due("spare", RECEIVED, sector="retail").due == uk("2026-04-09 24:00")
    # Working days count in the calendar's zone, in both.
    assert policy.due("answer", RECEIVED).sectors == ("retail", "travel")


def test_the_edition_of_the_day_of_receipt_counts(tmp_path: Path) -> None:
    """As of another day, that of that day; each cites what it stands on."""
    policy = project(
        tmp_path,
        {"edition": "1", "last": "2026-06-30"},
        {"edition": "2", "first": "2026-07-01"},
    )
    first = policy.due("answer", RECEIVED)
    assert [(cited.name, cited.edition) for cited in first.policies] == [("P", "1")]
    assert first.policies[0].digest.startswith("sha256:")
    later = policy.due("answer", RECEIVED, as_of=date(2026, 8, 1))
    assert (later.policies[0].edition, later.due) == ("2", first.due)
    with pytest.raises(remit.ClockError, match=r"R0783.*2027-01-02"):
        policy.due("answer", uk("2027-01-02 10:00"))


def test_working_days_are_those_of_the_policy(tmp_path: Path) -> None:
    """What the file of the clock leaves open, the policy that uses it says."""
    timeline = project(tmp_path, {}).due("answer", RECEIVED)
    assert timeline.counting.calendar == "desk"
    assert timeline.due == uk("2026-04-02 17:00")


def test_a_target_of_an_sla_is_asked_for_by_its_sla() -> None:
    """`urgent.acknowledge`: it counts from receipt; an update counts from when the customer last heard from us."""
    assert shipped().due("urgent.acknowledge", uk("2026-12-24 16:45"), sector="banking").due == uk(
        "2026-12-24 17:00"
    )
    heard = {"acknowledged": uk("2026-03-27 10:00")}
    update = shipped().due("complaint_service.update", RECEIVED, sector="banking", events=heard)
    assert (update.starts_with, update.due) == ("acknowledged", uk("2026-04-14 17:00"))
    assert update.says == (
        "update every 10 working days of england_working_days",
        "pauses while waiting for customer",
    )


@pytest.mark.parametrize(
    ("clock", "sector", "received", "events", "due"),
    [
        # Ten and twenty working days of the council: Good Friday and Easter Monday do not count.
        ("stage_1_answer", "government", "2026-03-26 10:00", {}, "2026-04-13 17:00"),
        ("stage_2_answer", "government", "2026-03-26 10:00", {}, "2026-04-27 17:00"),
        ("postal_redress_90_days", "logistics", "2026-03-26 10:00", {}, "2026-06-24 24:00"),
        (
            "distance_refund",
            "retail",
            "2026-03-26 10:00",
            {"goods_returned": "2026-03-30 18:00"},
            "2026-04-13 24:00",
        ),
        ("bag_deemed_lost", "travel", "2026-03-26 10:00", {}, "2026-04-16 24:00"),
        # The night in which the clocks go forward: twelve hours are twelve hours.
        ("electricity_restored", "utilities", "2026-03-28 20:00", {}, "2026-03-29 09:00"),
        ("prepayment_restored", "utilities", "2026-10-24 23:00", {}, "2026-10-25 01:00"),
        ("water_stage_two", "utilities", "2026-03-26 10:00", {}, "2026-04-13 24:00"),
    ],
)
def test_clocks_of_a_sector_are_what_counting_by_hand_gives(
    clock: str, sector: str, received: str, events: dict[str, str], due: str
) -> None:
    """Those that a sector adds to the regulation."""
    happened = {name: uk(moment) for name, moment in events.items()}
    timeline = shipped().due(clock, uk(received), sector=sector, events=happened)
    # Of 01:00, which comes twice that night, the second is meant.
    expected = uk(due) if clock != "prepayment_restored" else datetime(2026, 10, 25, 1, tzinfo=UTC)
    assert timeline.due == expected
    assert timeline.sector == sector


def test_the_last_stage_may_take_six_months() -> None:
    """The ombudsman's model policy: at most six months, with close of business where there is one."""
    timeline = shipped().due("stage_2_answer", RECEIVED, sector="government", extended=True)
    # 26 September 2026 is a Saturday.
    assert timeline.due == uk("2026-09-26 24:00")


def test_what_says_more_than_an_acknowledgement_stops_it_too() -> None:
    """Whoever has had an answer in substance was told that we have it."""
    timeline = shipped().due(
        "complaint_service.acknowledge",
        RECEIVED,
        sector="banking",
        events={"responded": uk("2026-03-27 10:00")},
    )
    assert timeline.notes == ("responded on Friday 27 March 2026, 10:00 stops it in time, with 7 h left",)


def test_a_file_without_a_policy_is_asked_for_any_year() -> None:
    """It cites no policy, and is of no sector."""
    timeline = shipped("regulation/clocks.remit").due("foi_response", uk("2019-03-02 10:00"))
    assert (timeline.sector, timeline.sectors, timeline.policies) == (None, (), ())
    assert timeline.at.endswith("clocks.remit:80") or "clocks.remit:" in timeline.at
