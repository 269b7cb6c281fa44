"""The timeline accounts for every second, says why each does not count, and can be read again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import remit
from due.asking import ask, clocks, statute, uk

UNITS = {"seconds": 1, "minutes": 60, "hours": 3600, "working hours": 3600}
DEADLINES = (
    "within {} seconds of the latest of receipt, taken",
    "within {} minutes of the latest of receipt, taken",
    "within {} hours of the latest of receipt, taken",
    "within {} working hours of the latest of receipt, taken counted in desk",
    "within {} working days of the latest of receipt, taken counted in desk",
    "within {} working days of receipt counted in desk counting the day of receipt",
    "within {} days of receipt counted in desk rolls to the next working day of desk",
    "within {} days of the latest of receipt, taken",
    "within {} days of receipt counting the day of receipt",
    "within {} weeks of receipt",
    "within {} months of receipt counted in desk rolls to the next working day of desk",
)
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Asia/Beirut")
HOURS = ("09:00 to 17:00", "09:00 to 12:30, 13:30 to 17:00", "22:00 to 06:00", "00:00 to 24:00")


def desk(zone: str, hours: str, deadline: str, amount: int) -> str:
    """A clock that may pause, counted at a desk."""
    return f"""
calendar desk
  time zone {zone}
  open monday to friday {hours}
  closed on holidays of GB-ENG, GB-SCT

clock it {deadline.format(amount)}
  pauses while waiting for customer
"""


@st.composite
def pauses(draw: st.DrawFn, received: datetime) -> list[tuple[datetime, datetime]]:
    """Up to three pauses in order, which may touch."""
    told = []
    at = received
    for _ in range(draw(st.integers(0, 3))):
        start = at + timedelta(minutes=draw(st.sampled_from([0, 45, 600, 1440, 20_000])))
        at = start + timedelta(minutes=draw(st.sampled_from([1, 90, 1440, 4_320, 30_000])))
        told.append((start, at))
    return told


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_every_second_from_start_to_due_is_accounted_for(data: st.DataObject) -> None:
    """No holes and no overlaps; what counts adds up to the length; days are numbered from one on."""
    deadline = data.draw(st.sampled_from(DEADLINES))
    amount = data.draw(st.sampled_from([1, 2, 5, 10]))
    policy = clocks(
        desk(data.draw(st.sampled_from(ZONES)), data.draw(st.sampled_from(HOURS)), deadline, amount)
    )
    minutes = st.integers(0, 2 * 366 * 24 * 60)
    received = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=data.draw(minutes))
    taken = data.draw(st.sampled_from([{}, {"taken": received + timedelta(hours=5)}]))
    timeline = policy.due("it", received, pauses=data.draw(pauses(received)), events=taken)
    stretches = timeline.stretches
    assert stretches[0].start == timeline.starts
    assert stretches[-1].end == timeline.due
    assert all(one.end == other.start for one, other in pairwise(stretches))
    unit = f"{timeline.counting.unit}s"
    if unit in UNITS:
        assert sum(stretch.seconds or 0 for stretch in stretches) == amount * UNITS[unit]
        assert stretches[-1].total == amount * UNITS[unit]
        assert stretches[-1].kind in {"running", "open"}
    else:
        numbers = [stretch.number for stretch in stretches if stretch.number is not None]
        assert numbers == list(range(1, len(numbers) + 1))
        if unit != "months":
            assert len(numbers) == amount * (7 if unit == "weeks" else 1)
        dates = [stretch.date for stretch in stretches]
        assert all(one and other and other - one == timedelta(days=1) for one, other in pairwise(dates))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_pause_never_makes_anything_due_sooner(data: st.DataObject) -> None:
    """Nor does a longer one less than a shorter."""
    deadline = data.draw(st.sampled_from(DEADLINES)).replace("the latest of receipt, taken", "receipt")
    policy = clocks(desk("Europe/London", HOURS[1], deadline, 5))
    received = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=data.draw(st.integers(0, 60_000)))
    start = received + timedelta(minutes=data.draw(st.integers(0, 5_000)))
    lengths = sorted(data.draw(st.tuples(st.integers(1, 9_000), st.integers(1, 9_000))))
    due = [policy.due("it", received).due]
    due += [policy.due("it", received, pauses=[(start, start + timedelta(minutes=n))]).due for n in lengths]
    assert due == sorted(due)


def test_it_is_read_again_as_it_was_written() -> None:
    """Whoever keeps the JSON keeps all of it."""
    timeline = statute("data_rights_response", "2026-01-31 10:00", extended=True)
    assert remit.Timeline.from_json(timeline.to_json()) == timeline
    written = timeline.to_dict()
    assert written["due"] == "2026-04-30T23:00:00+00:00"
    assert isinstance(written["stretches"], list)
    assert written["stretches"][0] == {
        "from": "2026-01-31T10:00:00+00:00",
        "to": "2026-02-01T00:00:00+00:00",
        "kind": "start_day",
        "date": "2026-01-31",
    }


def test_each_day_that_does_not_count_says_why() -> None:
    """Holidays by name, weekends by their day, the day of receipt, and days that began in a pause."""
    timeline = ask(
        "clock it within 4 working days of receipt counted in office pauses while waiting for customer",
        "2026-04-01 10:00",
        pauses=[("2026-04-07 12:00", "2026-04-08 12:00")],
    )
    assert [(stretch.kind, stretch.name, stretch.number) for stretch in timeline.stretches] == [
        ("start_day", None, None),
        ("counted_day", None, 1),
        ("holiday", "Good Friday", None),
        ("shut", "no hours on Saturday", None),
        ("shut", "no hours on Sunday", None),
        ("holiday", "Easter Monday", None),
        ("counted_day", None, 2),
        ("paused", None, None),
        ("counted_day", None, 3),
        ("counted_day", None, 4),
    ]
    assert timeline.due == uk("2026-04-10 17:00")


def test_working_hours_have_a_running_total() -> None:
    """Each opening says how much of it counts, and how much has counted by its end."""
    timeline = ask(
        "clock it within 10 working hours of receipt counted in office pauses while waiting for customer",
        "2026-04-02 15:00",
        pauses=[("2026-04-07 10:00", "2026-04-07 11:30")],
    )
    counted = [(stretch.seconds, stretch.total) for stretch in timeline.stretches if stretch.kind == "open"]
    assert counted == [(7200, 7200), (3600, 10_800), (19_800, 30_600), (5_400, 36_000)]
    assert [stretch.name for stretch in timeline.stretches if stretch.kind == "holiday"] == [
        "Good Friday",
        "Easter Monday",
    ]
    assert timeline.due == uk("2026-04-08 10:30")


def test_a_day_that_rolls_says_what_it_rolled_over() -> None:
    """Christmas Day is the 30th day; it moves on over the weekend and the day in place of Boxing Day."""
    timeline = ask(
        "clock it within 30 days of receipt counted in office rolls to the next working day of office",
        "2026-11-25 10:00",
    )
    assert [(stretch.kind, stretch.name) for stretch in timeline.stretches[-5:]] == [
        ("counted_day", "Christmas Day"),
        ("holiday", "Boxing Day"),
        ("shut", "no hours on Sunday"),
        ("holiday", "Boxing Day (substitute day)"),
        ("rolled_day", None),
    ]
    assert timeline.stretches[-5].number == 30


@pytest.mark.parametrize(
    ("deadline", "steps"),
    [
        (
            "within 1 month of receipt counted in office",
            [
                "it counts from receipt: Saturday 31 January 2026, 10:00 (Europe/London)",
                "Saturday 31 January 2026 itself does not count",
                "1 month on is Saturday 28 February 2026, the last day of that month, which has no 31st",
                "it is due at the end of that day: 24:00",
            ],
        ),
        (
            "within 1 month of receipt counted in office counting the day of receipt",
            [
                "it counts from receipt: Saturday 31 January 2026, 10:00 (Europe/London)",
                "Saturday 31 January 2026 counts as day 1",
                "1 month on is Saturday 28 February 2026, the last day of that month, which has no 31st",
                "a day less, since the first one counts: Friday 27 February 2026",
                "it is due at the end of that day: 24:00",
            ],
        ),
        (
            "by close of business on the 1st working day of office following receipt",
            [
                "it counts from receipt: Saturday 31 January 2026, 10:00 (Europe/London)",
                "Saturday 31 January 2026 is no working day and does not count",
                "1 working day of office ends on Monday 2 February 2026",
                "it is due at close of business of office on that day: 17:00",
            ],
        ),
        (
            "within 8 working hours of receipt counted in office",
            [
                "it counts from receipt: Saturday 31 January 2026, 10:00 (Europe/London)",
                "8 working hours in which office is open are over at Monday 2 February 2026, 17:00",
                "they are used up on closing: it is due then, not when it opens again",
            ],
        ),
    ],
)
def test_the_reckoning_can_be_followed_with_a_calendar_in_hand(deadline: str, steps: list[str]) -> None:
    """One sentence a step, from the start to the moment."""
    assert list(ask(f"clock it {deadline}", "2026-01-31 10:00").reckoning) == steps


@pytest.mark.parametrize(
    ("pause", "says"),
    [
        (("2026-03-03 12:00", "2026-03-03 16:00"), "changes nothing: no time that counts began in it"),
        (("2026-03-03 12:00", "2026-03-04 12:00"), "1 day did not count"),
        (("2026-03-03 12:00", "2026-03-06 12:00"), "3 days did not count"),
        (("2026-05-03 12:00", "2026-05-06 12:00"), "changes nothing: it was due by then"),
        (("2026-03-07 12:00", "2026-03-08 12:00"), "changes nothing: no time that counts began in it"),
    ],
)
def test_each_pause_says_what_it_did(pause: tuple[str, str], says: str) -> None:
    """Within a day, over a midnight, over a weekend that does not count anyway, or too late."""
    clock = "clock it within 5 working days of receipt counted in office pauses while waiting for customer"
    timeline = ask(clock, "2026-03-02 10:00", pauses=[pause])
    assert timeline.pauses[0].says == says
    assert timeline.pauses[0].counts == ("did not count" in says)


def test_a_clock_that_is_due_before_it_starts_is_told_as_such() -> None:
    """Deadlock before receipt: nothing lies between, and the moment is that of the deadlock."""
    timeline = ask(
        "clock it within 8 weeks of receipt or at deadlock, whichever is sooner",
        "2026-03-02 10:00",
        events={"deadlock": "2026-03-01 10:00"},
    )
    assert (timeline.due, timeline.stretches, timeline.sooner) == (uk("2026-03-01 10:00"), (), "deadlock")
