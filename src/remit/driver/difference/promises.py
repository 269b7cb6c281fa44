"""Promises tightened and loosened: the longest that each can take, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.clocks.entries import elapsed_words
from remit.clocks.promises import Kind, promises
from remit.driver.difference.told import PromiseTold
from remit.runtime.holiday_data import PublicHolidays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.clocks.promises import Promise
    from remit.driver.difference.spans import Facing
    from remit.model.nodes import Assembly


def promises_told(compared: Sequence[Facing]) -> tuple[PromiseTold, ...]:
    """Return every promise of an SLA, clock or path that is not as long as it was, with the sectors that make it."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for one in compared:
        before, after = _made(one.old), _made(one.new)
        for name in dict.fromkeys((*before, *after)):
            told = _told(before.get(name), after.get(name))
            if told is not None:
                sectors = found.setdefault((_name(before.get(name) or after[name]), *told), [])
                if one.sector not in sectors:
                    sectors.append(one.sector)
    return tuple(PromiseTold(*said, tuple(sectors)) for said, sectors in found.items())


def _made(assembly: Assembly) -> dict[tuple[str, ...], Promise]:
    """Promises by what tells them apart when their length changes."""
    made: dict[tuple[str, ...], Promise] = {}
    for one in promises(assembly, PublicHolidays()):
        # Steps of a path have no name; what they do and lack tells them apart.
        about = one.words.split()[0] if one.kind is Kind.TARGET else ""
        if one.kind is Kind.STEP:
            about = " ".join(word for word in one.words.split() if not word.isdigit())
        made[one.kind.value, one.name, about] = one
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
