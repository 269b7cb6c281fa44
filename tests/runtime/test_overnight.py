"""Hours over midnight, beside holidays, closures and other calendars."""

from __future__ import annotations

from datetime import date, timedelta

from remit.runtime.calendars import CalendarSpec, Closed, DatedHours, ExtraHoliday
from runtime.sample_calendars import calendar, hours, plain, seconds, utc, week

EVERY_NIGHT = week((0, 1, 2, 3, 4, 5, 6), "22:00-06:00")
TUESDAY = date(2026, 12, 1)


def nights(
    *,
    closed: tuple[Closed, ...] = (),
    extra: tuple[ExtraHoliday, ...] = (),
    dated: tuple[DatedHours, ...] = (),
) -> CalendarSpec:
    """Every night from ten to six, but for what is given."""
    return CalendarSpec(
        "nights", "Europe/London", weekly=(EVERY_NIGHT,), closed=closed, extra_holidays=extra, dated=dated
    )


def test_a_holiday_is_shut_from_midnight_to_midnight_and_has_no_night() -> None:
    """The night before a holiday ends at midnight, and the night of the holiday does not take place."""
    calendar_ = calendar(nights(extra=(ExtraHoliday(TUESDAY, "Staff day"),)))
    assert calendar_.is_open(utc("2026-11-30 23:59:59"))
    assert not calendar_.is_open(utc("2026-12-01 00:00"))
    assert not calendar_.is_open(utc("2026-12-01 23:00"))
    assert not calendar_.is_open(utc("2026-12-02 03:00"))
    assert calendar_.is_open(utc("2026-12-02 22:00"))
    assert calendar_.close_of(date(2026, 11, 30)) == utc("2026-12-01 00:00")
    assert calendar_.why_shut(utc("2026-12-01 03:00")) == "Staff day"
    assert calendar_.why_shut(utc("2026-12-02 03:00")) == "outside opening hours"


def test_a_night_that_a_closure_ends_at_midnight_does_not_go_on() -> None:
    """Closed from 23:00, people have gone home: it does not open again at midnight."""
    calendar_ = calendar(nights(closed=(Closed(TUESDAY, TUESDAY, start=seconds("23:00")),)))
    assert calendar_.is_open(utc("2026-12-01 22:30"))
    assert not calendar_.is_open(utc("2026-12-01 23:30"))
    assert not calendar_.is_open(utc("2026-12-02 01:00"))
    assert calendar_.close_of(TUESDAY) == utc("2026-12-01 23:00")


def test_a_closure_in_the_night_is_a_break() -> None:
    """A closure from two to three takes that hour of the night before, which goes on after it."""
    closure = Closed(date(2026, 12, 2), date(2026, 12, 2), start=seconds("02:00"), end=seconds("03:00"))
    calendar_ = calendar(nights(closed=(closure,)))
    assert calendar_.is_open(utc("2026-12-02 01:59"))
    assert not calendar_.is_open(utc("2026-12-02 02:30"))
    assert calendar_.is_open(utc("2026-12-02 03:00"))
    assert calendar_.close_of(TUESDAY) == utc("2026-12-02 06:00")


def test_dated_hours_leave_the_night_before_alone() -> None:
    """Hours of a date replace those that start on it, not those that run into it."""
    calendar_ = calendar(nights(dated=(DatedHours(TUESDAY, hours("12:00-14:00")),)))
    assert calendar_.is_open(utc("2026-12-01 05:00"))
    assert calendar_.is_open(utc("2026-12-01 13:00"))
    assert not calendar_.is_open(utc("2026-12-01 23:00"))
    assert not calendar_.is_open(utc("2026-12-02 05:00"))


def test_a_night_is_of_the_day_on_which_it_starts_also_in_an_intersection() -> None:
    """Friday's night stays Friday's when it is met with a calendar that is always open."""
    friday = calendar(plain(week((4,), "22:00-06:00")))
    always = calendar(CalendarSpec("always", "Europe/London", always=True))
    spec = CalendarSpec("both", "Europe/London", all_of=("always", "friday"))
    both = calendar(spec, others={"always": always, "friday": friday})
    assert both.working_day(date(2026, 12, 4))
    assert not both.working_day(date(2026, 12, 5))
    assert both.close_of(date(2026, 12, 4)) == utc("2026-12-05 06:00")
    assert both.open_time.edges == friday.open_time.edges


def test_a_calendar_that_never_shuts_still_has_days() -> None:
    """Open every day from six to six, each date is a working day that closes at six the next."""
    calendar_ = calendar(plain(week((0, 1, 2, 3, 4, 5, 6), "06:00-06:00")))
    for offset in range(7):
        day = TUESDAY + timedelta(days=offset)
        assert calendar_.working_day(day)
        assert calendar_.close_of(day) == utc(f"{day + timedelta(days=1)} 06:00")


def test_always_is_a_working_day_every_day() -> None:
    """A calendar that is always open closes its days at midnight, also where two are met across zones."""
    london = calendar(CalendarSpec("london", "Europe/London", always=True))
    kolkata = calendar(CalendarSpec("kolkata", "Asia/Kolkata", always=True))
    spec = CalendarSpec("both", "Europe/London", all_of=("kolkata", "london"))
    both = calendar(spec, others={"kolkata": kolkata, "london": london})
    for each in (london, both):
        assert each.add_working_days(TUESDAY, 5) == date(2026, 12, 6)
        assert each.close_of(TUESDAY) == utc("2026-12-02 00:00")
    assert both.last == london.last - timedelta(days=1)
