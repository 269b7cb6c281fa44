"""What the samples of mistakes do not cover yet: run it to see where the next sample would help most.

`python tests/syntax/unexplained.py 2000` mangles the shipped policies 2,000 times, one word at a time, and lists the
places for which there is only a list of what could stand there.
"""

from __future__ import annotations

import sys
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from remit.syntax.grammar import parser
from remit.syntax.mistakes.explain import explain
from remit.syntax.mistakes.samples import first_mistake
from remit.syntax.scan import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable


def unexplained(texts: Iterable[str], tries: int, seed: int = 0) -> Counter[tuple[str, str, str]]:
    """Count the word before, the word found, and what could stand there, wherever a mistake has no sentence."""
    random = Random(seed)  # noqa: S311 - mistakes, not secrets
    lark = parser()
    statements = [part for text in texts for part in _statements(text)]
    found: Counter[tuple[str, str, str]] = Counter()
    for _ in range(tries):
        text = random.choice(statements)
        words = list(pieces(text))
        here, there = random.choice(words), random.choice(words)
        other = random.choice(["", f"{here.text} {here.text}", there.text])
        mistake = first_mistake(lark, text[: here.start] + other + text[here.end :])
        if mistake is not None and (finding := explain(mistake)).code == "R0100":
            found[mistake.words["before"], mistake.words["found"], finding.label] += 1
    return found


def _statements(text: str) -> list[str]:
    starts = [piece.start for piece in pieces(text) if piece.column == 0]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


if __name__ == "__main__":
    from syntax.reading import SHIPPED

    tries = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    counted = unexplained((file.read_text(encoding="utf-8") for file in SHIPPED), tries)
    for (before, word, label), count in counted.most_common(60):
        sys.stdout.write(f"{count:4} {before!r} then {word!r}: {label}\n")
    sys.stdout.write(f"{counted.total()} of {tries}\n")
