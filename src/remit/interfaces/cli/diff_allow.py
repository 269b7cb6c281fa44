"""A difference as a file for `--allow`, in which somebody has to say who agreed and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit.driver.difference import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.driver.difference.told import ChangeTold, Difference, RegionTold

HEAD = """\
# Changes of decisions that are agreed to. Fill in `by` and `because` of each; a change without them is refused.
"""


def write(told: Difference, *, listing: bool) -> str:
    """Return the file."""
    del listing
    sectors = {one.sector for one in told.compared}
    entries = [_entry(change, region, sectors) for change in told.changes for region in change.regions]
    entries += (_apart(words) for words in told.apart)
    return "\n".join([HEAD, *entries])


def _apart(words: str) -> str:
    sector, _, said = words.partition(": ")
    aspect, item = ("in force", None)
    if " has the channel " in said:
        aspect, item = "channel", said.rpartition(" ")[2]
    lines = [f"# {words}", "[[change]]", f"sectors = {json.dumps([sector])}", f"aspect = {_text(aspect)}"]
    lines += [] if item is None else [f"item = {_text(item)}"]
    return "".join(f"{line}\n" for line in (*lines, 'by = ""', 'because = ""'))


def _entry(change: ChangeTold, region: RegionTold, sectors: set[str]) -> str:
    return "".join(f"{line}\n" for line in _lines(change, region, sectors))


def _lines(change: ChangeTold, region: RegionTold, sectors: set[str]) -> Iterator[str]:
    yield f"# {change.number}. {say.headline(change)}"
    yield f"# {say.region_words(region)}"
    yield "[[change]]"
    here = say.distinct(one.sector for one in change.days)
    if set(here) != sectors:
        yield f"sectors = {json.dumps(here)}"
    yield f"aspect = {_text(change.aspect)}"
    if change.item is not None:
        yield f"item = {_text(change.item)}"
    if region.where:
        yield f"where = {_text(region.where)}"
    if region.unless:
        yield f"unless = {_text(region.unless)}"
    sides = (
        ("before", [_full(way.before, way.before_means) for way in change.ways]),
        ("after", [_full(way.after, way.after_means) for way in change.ways]),
        ("rule_before", ["" if way.old_rule is None else way.old_rule.name for way in change.ways]),
        ("rule_after", ["" if way.new_rule is None else way.new_rule.name for way in change.ways]),
    )
    for key, values in sides:
        [value, *others] = say.distinct(values)
        # What differs within the change is left open: the rest of the entry holds it.
        if not others and value:
            yield f"{key} = {_text(value)}"
    yield 'by = ""'
    yield 'because = ""'


def _full(words: str, means: tuple[str, ...]) -> str:
    return words + (f": {', '.join(means)}" if means else "")


def _text(value: str) -> str:
    """A string of TOML, which takes what JSON takes."""
    return json.dumps(value, ensure_ascii=False)
