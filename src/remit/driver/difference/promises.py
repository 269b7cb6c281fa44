"""Promises tightened and loosened: the longest that each can take, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.backends.proof.difference.content import Contents
from remit.backends.proof.difference.questions import matched
from remit.clocks.entries import elapsed_words
from remit.clocks.promises import Kind, promises
from remit.clocks.started import started
from remit.driver.difference.told import PromiseTold
from remit.runtime.holiday_data import PublicHolidays

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from remit.backends.proof.difference.compare import Days
    from remit.backends.proof.difference.content import CalendarContents
    from remit.clocks.promises import Promise
    from remit.driver.difference.spans import Facing
    from remit.model.nodes import Assembly


def promises_told(compared: Sequence[tuple[Facing, Days]]) -> tuple[PromiseTold, ...]:
    """Return every promise of an SLA, clock or path that is not as long as it was, with the sectors that make it."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for one, days in compared:
        if _promised(one.old, days.old_calendars) == _promised(one.new, days.new_calendars):
            continue
        before, after = _made(one.old, _renamed(one, days)), _made(one.new, {})
        for name in dict.fromkeys((*before, *after)):
            told = _told(before.get(name), after.get(name))
            if told is not None:
                sectors = found.setdefault((_name(after.get(name) or before[name]), *told), [])
                if one.sector not in sectors:
                    sectors.append(one.sector)
    return tuple(PromiseTold(*said, tuple(sectors)) for said, sectors in found.items())


def _promised(assembly: Assembly, calendars: CalendarContents) -> Hashable:
    """Equal where an assembly makes the same promises, which are then as long as they were."""
    contents, made = Contents(assembly, calendars), started(assembly)
    return (
        frozenset((name, contents.sla(name)) for name in made.slas),
        frozenset((name, contents.clock(name)) for name in made.clocks),
        frozenset((name, contents.path_steps(name)) for name in made.paths),
    )


def _renamed(one: Facing, days: Days) -> dict[tuple[str, str], str]:
    """What SLAs, clocks and paths of the old edition are called now, where they say the same under another name."""
    old, new = Contents(one.old, days.old_calendars), Contents(one.new, days.new_calendars)
    before, after = one.old.vocabulary, one.new.vocabulary
    clocks = matched({n: old.clock(n) for n in before.clocks}, {n: new.clock(n) for n in after.clocks})
    kinds = (
        ((Kind.CLOCK, Kind.EXTENSION, Kind.TOLD), clocks),
        ((Kind.TARGET,), matched({n: old.sla(n) for n in before.slas}, {n: new.sla(n) for n in after.slas})),
        (
            (Kind.STEP,),
            matched(
                {n: old.path_steps(n) for n in before.paths}, {n: new.path_steps(n) for n in after.paths}
            ),
        ),
    )
    return {
        (kind.value, was): now
        for same, pairs in kinds
        for was, now in pairs
        for kind in same
        if was is not None and now is not None
    }


def _made(assembly: Assembly, renamed: Mapping[tuple[str, str], str]) -> dict[tuple[str, ...], Promise]:
    """Promises by what tells them apart when their length changes, under the names that they have now."""
    made: dict[tuple[str, ...], Promise] = {}
    for one in promises(assembly, PublicHolidays()):
        # Steps of a path have no name; what they do and lack tells them apart.
        about = one.words.split()[0] if one.kind is Kind.TARGET else ""
        if one.kind is Kind.STEP:
            about = " ".join(word for word in one.words.split() if not word.isdigit())
        made[one.kind.value, renamed.get((one.kind.value, one.name), one.name), about] = one
    return made


def _name(promise: Promise) -> str:
    if promise.kind is Kind.TARGET:
        return f"{promise.name}: {promise.words.split()[0]}"
    return promise.name


def _told(before: Promise | None, after: Promise | None) -> tuple[str, str, str] | None:
    """Say what became of a promise; None where it is as it was."""
    if before is None or after is None:
        what = "gained" if before is None else "lost"
        return what, _words(before), _words(after)
    was, now = _seconds(before), _seconds(after)
    if was == now and before.words == after.words:
        return None
    if was is None or now is None:
        return None if before.words == after.words else ("changed", _words(before), _words(after))
    what = "changed" if was == now else "tightened" if now < was else "loosened"
    return what, _words(before), _words(after)


def _seconds(promise: Promise) -> int | None:
    return None if promise.longest is None else promise.longest.seconds


def _words(promise: Promise | None) -> str:
    if promise is None:
        return "none"
    if promise.longest is None:
        return promise.words
    return f"{promise.words} (at most {elapsed_words(promise.longest.seconds)})"
