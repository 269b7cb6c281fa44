"""A difference as people read it on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from remit.diagnostics.cells import visible, wrap
from remit.diagnostics.colour import Style
from remit.driver.difference import say
from remit.interfaces.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.driver.difference.told import ChangeTold, Difference, Example

_LABEL: Final = 9
_INDENT: Final = "  "
_MOST_IDS: Final = 20
_MOST_WAYS: Final = 4


def write(told: Difference, *, listing: bool) -> str:
    """Return all of it."""
    page = _Page()
    lines = [*page.whole(told, listing=listing)]
    return "\n".join([*lines, ""])


class _Page:
    def __init__(self) -> None:
        self._paint = output.paint_for(sys.stdout)
        self._width = output.width()

    def whole(self, told: Difference, *, listing: bool) -> Iterator[str]:
        yield from self._paragraph(f"{told.old} → {told.new}", Style.QUIET)
        yield ""
        sectors = len({one.sector for one in told.compared})
        for change in told.changes:
            yield from self._change(change, sectors, listing=listing)
            yield ""
        yield from self._rest(told)
        yield self._paint(Style.HEADLINE, say.verdict(told))

    def _change(self, change: ChangeTold, sectors: int, *, listing: bool) -> Iterator[str]:
        beyond = " (not declared)" if change.beyond is not None else ""
        yield from self._paragraph(f"{change.number}. {say.headline(change)}{beyond}", Style.HEADLINE)
        where = say.where_words(change.days, all_sectors=sectors)
        if where:
            yield from self._entry("in", where)
        yield from self._entry("rules", say.deciders(change))
        yield from self._ways(change)
        for region in change.regions:
            yield from self._entry("which", say.region_words(region))
        yield from self._example("example", change.example)
        if change.beyond is not None and change.beyond != change.example:
            yield from self._example("beyond", change.beyond)
        if change.count is not None:
            yield from self._entry("data", output.counted(change.count, "interaction"))
            if listing and change.ids:
                yield from self._entry("ids", ", ".join(change.ids))

    def _ways(self, change: ChangeTold) -> Iterator[str]:
        label, words = say.others(change)
        if words:
            more = [f"{len(words) - _MOST_WAYS} more (`--format json` lists them)"] * (
                len(words) > _MOST_WAYS
            )
            yield from self._entry(label, "; ".join([*words[:_MOST_WAYS], *more]))
        meanings = list(dict.fromkeys(say.means(way) for way in change.ways))
        for side, each in (("was", 0), ("is now", 1)):
            # What many things mean is for the longer forms.
            if side == label:
                continue
            said = say.distinct(", ".join(means[each]) for means in meanings if means[each])
            for one in said[:_MOST_WAYS]:
                yield from self._entry(side, one)
            if len(said) > _MOST_WAYS:
                yield from self._entry("", f"… and {len(said) - _MOST_WAYS} more")

    def _example(self, label: str, example: Example) -> Iterator[str]:
        yield from self._entry(label, example.given)
        if example.given_old is not None:
            yield from self._entry("", f"(read before as: {example.given_old})")
        before, after = say.decision_words(example.before), say.decision_words(example.after)
        if before == after:
            yield from self._entry("both", after)
        else:
            yield from self._entry("before", before)
            yield from self._entry("after", after)

    def _rest(self, told: Difference) -> Iterator[str]:
        for title, lines in sections(told):
            yield self._paint(Style.HEADLINE, title)
            for line in lines:
                yield from self._entry("", line)
            yield ""

    def _paragraph(self, text: str, style: Style) -> Iterator[str]:
        for line in wrap(visible(text), self._width):
            yield self._paint(style, line)

    def _entry(self, label: str, text: str) -> Iterator[str]:
        room = max(self._width - len(_INDENT) - _LABEL, 20)
        for line in wrap(visible(text), room):
            yield f"{_INDENT}{self._paint(Style.QUIET, label.ljust(_LABEL))}{line}"
            label = ""


def sections(told: Difference) -> Iterator[tuple[str, list[str]]]:
    """Yield what is told besides changes: a title, and its lines."""
    if told.missed:
        lines = []
        for one in told.missed:
            what = "nothing changes so" if one.missing is None else f"not for {one.missing.given}"
            lines.append(f"{one.number}. {one.says}: {what}")
        yield "Declared, and did not come", lines
    if told.words:
        lines = [f"{word.kind} {word.name}: {say.listed(word.says, most=8)}" for word in told.words]
        lines += (
            f"{word.name}_before is {word.name} as OLD has it, {word.name}_after as NEW has it"
            for word in told.words
            if word.doubled
        )
        yield "Words", lines
    if told.guarantees:
        yield "Guarantees", [say.guarantee_words(one) for one in told.guarantees]
    if told.promises:
        sectors = len({one.sector for one in told.compared})
        yield "Promises", [say.promise_words(one, all_sectors=sectors) for one in told.promises]
    if told.apart:
        yield "Only in one of the two", list(told.apart)
    elif told.alone:
        yield (
            "Only in one of the two",
            [
                f"{days.sector}: only {edition.upper()} is in force {say.days_words(days.first, days.last)}"
                for edition, days in told.alone
            ],
        )
    if carried := [one for one in told.compared if one.carried]:
        yield (
            "Taken as if OLD had stayed in force",
            [f"{one.sector}, {say.days_words(one.first, one.last)}" for one in carried],
        )
    if told.shares or told.uncounted:
        lines = [
            f"{one.sector}: {one.words} of all combinations of facts that the two tell apart"
            for one in told.shares
        ]
        if told.uncounted:
            lines.append(f"{say.listed(told.uncounted, most=8)}: not counted, that would take too long")
        yield "Share", lines
    if told.data is not None:
        data = told.data
        lines = [f"{data.changed:,} of {data.read:,} interactions are decided differently"]
        if data.refused:
            lines.append(f"{data.refused:,} could not be read by either")
        if data.elsewhere:
            lines.append(f"{data.elsewhere:,} of sectors or days for which the two are not compared")
        if data.other:
            lines.append(
                f"{len(data.other):,} of them in words that were filled in: {say.listed(data.other, most=10)}"
            )
        yield "Data", lines
    if told.limits:
        yield "Not decided", list(told.limits)
