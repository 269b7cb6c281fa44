"""A difference as Markdown, for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.driver.difference import say
from remit.interfaces.cli.diff_text import sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.driver.difference.told import ChangeTold, Difference, Example

_MOST_WAYS: Final = 8
_MOST_IDS: Final = 50
_SPECIAL: Final = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]<>#|~"})


def write(told: Difference, *, listing: bool) -> str:
    """Return the comment."""
    return "\n".join([*_lines(told, listing=listing), ""])


def _lines(told: Difference, *, listing: bool) -> Iterator[str]:
    yield f"## What this changes: {_plain(say.verdict(told))}"
    yield ""
    yield f"{_code(told.old)} → {_code(told.new)}. Every sentence is proved for every interaction; every example was"
    yield "decided by both editions."
    yield ""
    sectors = len({one.sector for one in told.compared})
    for change in told.changes:
        yield from _change(change, sectors, listing=listing)
    for title, lines in sections(told):
        yield f"### {title}"
        yield ""
        yield from (f"- {_plain(line)}" for line in lines)
        yield ""


def _change(change: ChangeTold, sectors: int, *, listing: bool) -> Iterator[str]:
    beyond = " (not declared)" if change.beyond is not None else ""
    yield f"### {change.number}. {_plain(say.headline(change))}{beyond}"
    yield ""
    where = say.where_words(change.days, all_sectors=sectors)
    yield _plain(say.deciders(change)[:1].upper() + say.deciders(change)[1:]) + (
        f". In {_plain(where)}." if where else "."
    )
    yield ""
    yield from (f"- **which:** {_plain(say.region_words(region))}" for region in change.regions)
    if change.count is not None:
        yield f"- **real interactions:** {change.count:,}"
        if listing and change.ids:
            yield f"  {_plain(say.listed(change.ids, most=_MOST_IDS))}"
    yield ""
    yield "| before | after |"
    yield "| --- | --- |"
    yield from _rows(change)
    yield ""
    yield from _example("Example", change.example)
    if change.beyond is not None and change.beyond != change.example:
        yield from _example("Beyond what was declared", change.beyond)


def _rows(change: ChangeTold) -> Iterator[str]:
    """Yield the rows of what was and is; what a side means is said once."""
    rows = list(dict.fromkeys((way.before, way.after, *say.means(way)) for way in change.ways))
    told: set[tuple[str, tuple[str, ...]]] = set()
    for before, after, was, now in rows[:_MOST_WAYS]:
        cells = [
            _cell(words, () if (words, means) in told else means)
            for words, means in ((before, was), (after, now))
        ]
        told |= {(before, was), (after, now)}
        yield f"| {' | '.join(cells)} |"
    if len(rows) > _MOST_WAYS:
        yield f"| … and {len(rows) - _MOST_WAYS} more | |"


def _cell(words: str, means: tuple[str, ...]) -> str:
    more = f"<br>{_plain(', '.join(means))}" if means else ""
    return f"{_plain(words)}{more}"


def _example(title: str, example: Example) -> Iterator[str]:
    yield f"<details><summary>{title}: {_html(example.given)}</summary>"
    yield ""
    if example.given_old is not None:
        yield f"- read before as: {_plain(example.given_old)}"
    before, after = say.decision_words(example.before), say.decision_words(example.after)
    if before == after:
        yield f"- before and after: {_plain(after)}"
    else:
        yield f"- before: {_plain(before)}"
        yield f"- after: {_plain(after)}"
    yield ""
    yield "</details>"
    yield ""


def _plain(text: str) -> str:
    """Show text as it is: nothing in it is Markdown."""
    return " ".join(text.translate(_SPECIAL).split())


def _code(text: str) -> str:
    ticks = "``" if "`" in text else "`"
    return f"{ticks}{text}{ticks}"


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
