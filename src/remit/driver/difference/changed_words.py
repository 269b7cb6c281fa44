"""Words that the two editions do not share, or read differently, and what became of each."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from remit.backends.proof.difference.content import Contents
from remit.backends.proof.difference.topic_content import changes as topic_changes
from remit.driver.difference.told import WordTold
from remit.model.standard import ALWAYS
from remit.runtime.zones import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.backends.proof.difference.compare import Days
    from remit.backends.proof.difference.pairing import Pair, Word
    from remit.driver.difference.spans import Facing
    from remit.driver.difference.told import Way
    from remit.runtime.calendars.calendar import Calendar
    from remit.runtime.calendars.reasons import CalendarDay

_DAY: Final = timedelta(days=1)
_READS: Final = ("fact", "switch")


def words_told(pairs: Iterable[tuple[Facing, Pair, Days]]) -> tuple[WordTold, ...]:
    """Return each word once, with what became of it."""
    told: dict[tuple[str, str], WordTold] = {}
    for one, pair, days in pairs:
        for word in pair.words:
            name = word.new or word.old or ""
            told.setdefault((word.kind, name), WordTold(word.kind, name, _says(word, one), word.doubled))
        for name, says in (*_only_in_one(one), *_channels(one)):
            told.setdefault(("channel", name), WordTold("channel", name, (says,), doubled=False))
        for name in _calendars(one, days):
            if ("calendar", name) not in told:
                says = _hours(name, one, days)
                told["calendar", name] = WordTold("calendar", name, (says,), doubled=True)
    return tuple(told.values())


def _says(word: Word, one: Facing) -> tuple[str, ...]:
    old, new = word.old, word.new
    if old is None:
        return ("is new",)
    if new is None:
        return ("is gone",)
    if old != new:
        return (f"was called {old}",)
    if word.kind == "topic":
        return topic_changes(new, one.old.vocabulary.topics, one.new.vocabulary.topics)
    if word.kind == "switch":
        return ("is on by itself on other days, or for other values",)
    return ("has other values" if word.kind in _READS else "is found by other patterns",)


def _only_in_one(one: Facing) -> Iterator[tuple[str, str]]:
    """Yield channels that only one edition has: what comes in on them cannot be compared."""
    before, after = one.old.vocabulary.channels, one.new.vocabulary.channels
    yield from ((name, "is gone") for name in before if name not in after)
    yield from ((name, "is new") for name in after if name not in before)


def _channels(one: Facing) -> Iterator[tuple[str, str]]:
    """Yield channels that lead elsewhere."""
    before, after = one.old.vocabulary.channels, one.new.vocabulary.channels
    for name, channel in after.items():
        if name in before and before[name].link != channel.link:
            yield name, f"its link was “{before[name].link or ''}”, is now “{channel.link or ''}”"


def _calendars(one: Facing, days: Days) -> list[str]:
    """Name the calendars of both that are not open at the same moments."""
    before, after = one.old.vocabulary.calendars, one.new.vocabulary.calendars
    return [
        name
        for name in after
        if name in before
        and name != ALWAYS
        and days.old_calendars.content(name) != days.new_calendars.content(name)
    ]


def _hours(name: str, one: Facing, days: Days) -> str:
    """Say on how many of the days compared a calendar has other hours, and which they are on the first of them."""
    was, now = days.old.calendars.calendar(name), days.new.calendars.calendar(name)
    if was.spec.zone != now.spec.zone:
        return f"goes by the clocks of {now.spec.zone}, and went by those of {was.spec.zone}"
    every = [one.first + n * _DAY for n in range((one.last - one.first).days + 1)]
    other = [day for day in every if was.day(day).openings != now.day(day).openings]
    if not other:
        return "has other hours, or other working days, after the days that are compared"
    first = other[0]
    count = f"{len(other)} day{'' if len(other) == 1 else 's'}"
    first_words = f"{_open(was, was.day(first))}, is now {_open(now, now.day(first))}"
    return f"has other hours on {count}, the first of them {first:%A} {first}: was {first_words}"


def _open(calendar: Calendar, day: CalendarDay) -> str:
    if not day.openings:
        return "shut"
    here = zone(calendar.spec.zone)
    times = (
        f"{opens.astimezone(here):%H:%M} to {_until(f'{shuts.astimezone(here):%H:%M}')}"
        for opens, shuts in day.openings
    )
    return f"open {', '.join(times)}"


def _until(time: str) -> str:
    return "24:00" if time == "00:00" else time


class Referred:
    """What a term names, where it reads as it did and comes to something else."""

    def __init__(self, one: Facing, days: Days) -> None:
        old, new = Contents(one.old, days.old_calendars), Contents(one.new, days.new_calendars)
        before, after = one.old.vocabulary, one.new.vocabulary
        calendars = _calendars(one, days)
        self._changed = {name: f"{name} is open at other hours" for name in calendars}
        for name in after.clocks:
            if name in before.clocks and old.clock(name) != new.clock(name):
                self._changed[name] = f"the clock {name} is another"
        self._changed |= {name: f"the link of {name} is another" for name, _ in _channels(one)}
        usual: Sequence[str | None] = [policy.working_days for policy in one.new.policies]
        self._usual = [self._changed[name] for name in calendars if name in usual]

    def by(self, way: Way) -> tuple[str, ...]:
        """Say what changed of that which a term names."""
        text = " ".join((way.after, *way.after_means))
        named = [says for name, says in self._changed.items() if re.search(rf"\b{re.escape(name)}\b", text)]
        return tuple(dict.fromkeys((*named, *(self._usual if "working" in text else ()))))
