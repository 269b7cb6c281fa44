"""The regions of a difference against every interaction, decided one by one: all that differ, and only those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings

from diff.brute import Reader, compared, decisions, listed, size
from diff.edits import editions, furnished
from properties.strategies import assemblies

if TYPE_CHECKING:
    from remit.model import nodes as m

MOST = 3_000


@given(editions())
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_the_regions_are_all_that_differs_and_nothing_else(both: tuple[m.Assembly, m.Assembly]) -> None:
    """What the words of some change take in differs just so, and whatever differs is in some change."""
    old, new = both
    assume(size(old, new) <= MOST)
    found, reader = compared(old, new), Reader(old, new)
    assert (found.undecided, found.more) == ((), ())
    changes: dict[tuple[str, str | None], list[int]] = {}
    for place, change in enumerate(found.changes):
        changes.setdefault((change.aspect, change.item), []).append(place)
    seen: set[int] = set()
    for one in decisions(old, new):
        for key in changes.keys() | one.differ.keys():
            about = {place for place in changes.get(key, []) if reader.about(found.changes[place], one)}
            difference = one.differ.get(key)
            fitting = (
                set()
                if difference is None
                else {p for p in changes[key] if listed(found.changes[p], difference)}
            )
            assert about <= fitting, (key, one.here.facts, one.here.switches)
            assert difference is None or about, (key, one.here.facts, one.here.switches)
            seen |= about
    # None is invented: each change has an interaction.
    assert seen == set(range(len(found.changes)))


@given(assemblies())
@settings(max_examples=25, deadline=None)
def test_nothing_changes_where_nothing_was_changed(one: m.Assembly) -> None:
    """An edition compared with itself is proved to decide the same."""
    whole = furnished(one)
    assert compared(whole, whole).changes == ()
