"""What only one of two editions has: days, sectors and channels, of which nothing can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.driver.difference import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.driver.difference.allowed import Allowed, Entry
    from remit.driver.difference.spans import Alone, Facing


def apart(
    facing: Iterable[Facing], alone: Iterable[Alone], allowed: Allowed | None
) -> tuple[tuple[str, ...], frozenset[int]]:
    """Return what was not declared of it, in words, and the numbers of declared changes that came so."""
    entries = () if allowed is None else allowed.entries
    left: dict[str, None] = {}
    came: set[int] = set()
    for aspect, sector, item, words in _found(facing, alone):
        fitting = [entry.number for entry in entries if _fits(entry, aspect, sector, item)]
        came.update(fitting)
        if not fitting:
            left[words] = None
    return tuple(left), frozenset(came)


def _found(facing: Iterable[Facing], alone: Iterable[Alone]) -> Iterator[tuple[str, str, str | None, str]]:
    for days in alone:
        when = say.days_words(days.first, days.last)
        yield "in force", days.sector, None, f"{days.sector}: only {days.edition.upper()} is in force {when}"
    for one in facing:
        before, after = one.old.vocabulary.channels, one.new.vocabulary.channels
        for name in dict.fromkeys((*before, *after)):
            if name not in before or name not in after:
                which = "OLD" if name in before else "NEW"
                yield "channel", one.sector, name, f"{one.sector}: only {which} has the channel {name}"


def _fits(entry: Entry, aspect: str, sector: str, item: str | None) -> bool:
    return (
        entry.aspect == aspect
        and (not entry.sectors or sector in entry.sectors)
        and (entry.item is None or entry.item == item)
    )
