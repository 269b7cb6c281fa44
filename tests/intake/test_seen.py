"""Remembering ids."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from remit.driver.intake.seen import SeenIds


@given(st.lists(st.text(max_size=3), max_size=60), st.integers(1, 10))
def test_ids_are_remembered_with_their_first_line_however_few_are_held(ids: list[str], held: int) -> None:
    """What has gone to disk is remembered as well as what is in memory."""
    first: dict[str, int] = {}
    with SeenIds(held) as seen:
        for line, identifier in enumerate(ids, 1):
            assert seen.line_of(identifier) == first.get(identifier)
            if identifier not in first:
                first[identifier] = line
                seen.add(identifier, line)
        for identifier, line in first.items():
            assert seen.line_of(identifier) == line


def test_many_ids_are_remembered() -> None:
    """A hundred times what is held."""
    with SeenIds(100) as seen:
        for line in range(10_000):
            seen.add(f"id-{line}", line)
        assert all(seen.line_of(f"id-{line}") == line for line in range(0, 10_000, 7))
        assert seen.line_of("id-10000") is None
