"""Proposed examples as they are written out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from remit.interfaces.cli import output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.driver.suggestion.suggest import Suggested


def write(examples: Sequence[Suggested]) -> None:
    """Write them to standard output, each file's under its name where there are several."""
    files = {one.file for one in examples}
    texts: list[str] = []
    for file, some in groupby(examples, lambda one: one.file):
        texts += [f"# For {file}\n"] if len(files) > 1 else []
        texts += (one.text for one in some)
    if texts:
        output.out("\n".join(texts).rstrip("\n"))


def as_json(one: Suggested) -> dict[str, object]:
    """Return one as data."""
    return {
        "file": one.file,
        "policy": one.policy,
        "title": one.title,
        "text": one.text,
        "reasons": list(one.reasons),
    }
