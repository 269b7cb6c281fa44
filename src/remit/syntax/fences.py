"""Fenced blocks of Markdown that hold policy."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = re.compile(r"(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>.*?)\s*")


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of policy: lines `start` to `end` (excluded), counted from 0; `indent` is its margin."""

    start: int
    end: int
    indent: int


def policy_fences(lines: list[str]) -> list[Fence]:
    """Find the blocks whose info string starts with the word `remit`; one left open runs to the end."""
    found: list[Fence] = []
    opening: re.Match[str] | None = None
    start = 0

    def close(end: int) -> None:
        if opening is not None and opening["info"].split()[:1] == ["remit"]:
            found.append(Fence(start, end, len(opening["indent"])))

    for number, line in enumerate(lines):
        match = OPENING.fullmatch(line)
        if opening is None:
            if match and not (match["fence"][0] == "`" and "`" in match["info"]):
                opening, start = match, number + 1
        elif match and not match["info"] and match["fence"].startswith(opening["fence"]):
            close(number)
            opening = None
    close(len(lines))
    return found
