"""Editions whose words and promises changed, held against messages that both decide."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diff.brute import Reader, listed
from diff.by_content import Side, Text, decisions
from diff.wording import EDITS, POLICY, Edit, applied
from remit.diagnostics.errors import PolicyError
from remit.driver.difference.load import load
from remit.driver.difference.run import Comparing


def held(edits: tuple[Edit, ...], *, back: bool = False) -> int:
    """Compare the policy with what the edits make of it, or the other way round, and count what was looked at."""
    text, silent = applied(edits)
    texts = (text, POLICY) if back else (POLICY, text)
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("old.remit", "new.remit")]
        for path, written in zip(paths, texts, strict=True):
            path.write_text(written, encoding="utf-8")
        try:
            old, new = (load(path).policy for path in paths)
        except PolicyError:
            # Two edits may not go together.
            assert len(edits) > 1
            return 0
        comparing = Comparing(old, new)
        if not comparing.compared:
            assert silent
            return 0
        [(facing, found)] = comparing.compared
        told, _ = comparing.told("old", "new")
    assert (found.undecided, found.more, told.limits) == ((), (), ())
    if silent:
        assert found.changes == (), [edit.name for edit in edits]
    desks = comparing.desks(facing)
    sides = [Side(Text(written), desk) for written, desk in zip(texts, desks, strict=True)]
    reader = Reader(facing.old, facing.new)
    changes: dict[tuple[str, str | None], list[int]] = {}
    for place, change in enumerate(found.changes):
        changes.setdefault((change.aspect, change.item), []).append(place)
    count = 0
    for one in decisions(sides[0], sides[1], found.pair):
        count += 1
        for key in changes.keys() | one.differ.keys():
            about = {place for place in changes.get(key, []) if reader.about(found.changes[place], one)}
            difference = one.differ.get(key)
            fitting = (
                set()
                if difference is None
                else {p for p in changes.get(key, []) if listed(found.changes[p], difference)}
            )
            said = ([edit.name for edit in edits], key, one.here.facts, one.here.switches)
            assert about <= fitting, said
            assert difference is None or about, said
    return count


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_each_edit_of_words_and_promises_is_told_exactly(edit: Edit) -> None:
    """Each message that is decided otherwise is in a change, no other is; what is only called otherwise is in none."""
    held((edit,))


@given(
    st.lists(st.sampled_from(EDITS), min_size=2, max_size=4, unique_by=lambda edit: edit.name), st.booleans()
)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_several_edits_at_once_are_told_exactly(edits: list[Edit], back: bool) -> None:  # noqa: FBT001
    """So are several together, and what takes them back."""
    held(tuple(edits), back=back)
