"""Digits as people write them: in groups, with spaces, hyphens or dots between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUP: Final = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that touch, and the text that stood between the group before and this one."""

    start: int
    end: int
    digits: str
    gap: str


def groups(text: str) -> Iterator[Group]:
    """Yield the groups of digits of a text."""
    before = 0
    for found in _GROUP.finditer(text):
        yield Group(found.start(), found.end(), found[0], text[before : found.start()])
        before = found.end()


def runs(text: str, separator: re.Pattern[str]) -> Iterator[list[Group]]:
    """Yield the longest lists of groups between which only the separator stands."""
    run: list[Group] = []
    for group in groups(text):
        if run and not separator.fullmatch(group.gap):
            yield run
            run = []
        run.append(group)
    if run:
        yield run
