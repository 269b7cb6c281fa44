"""Says what a syntax mistake is: the first reading of it that fits."""

from __future__ import annotations

from remit.diagnostics.suggest import near
from remit.syntax.mistakes.mistake import Finding, Mistake
from remit.syntax.mistakes.repairs import repaired
from remit.syntax.mistakes.samples import sampled
from remit.syntax.mistakes.slips import borrowed, slip
from remit.syntax.scan import ITEMS, STATEMENTS
from remit.syntax.states import as_written, keywords

_MOST_LISTED = 5


def explain(mistake: Mistake) -> Finding:
    """Return what a mistake is."""
    for reading in (slip, sampled, borrowed, _breaks_off, repaired):
        found = reading(mistake)
        if found is not None:
            return found
    return _unexpected(mistake)


def _breaks_off(mistake: Mistake) -> Finding | None:
    """The text ends, or goes on with another statement, where something is still missing."""
    before = mistake.before
    if before is None or not (mistake.at_end or mistake.found in STATEMENTS | ITEMS | {"personal kind"}):
        return None
    start = before.start_pos or 0
    expected = expectation(mistake)
    return Finding(
        "R0146",
        mistake.place(start, start + len(before)),
        label=f"{expected} must follow",
        facts={**mistake.words, "expected": expected},
    )


def _unexpected(mistake: Mistake) -> Finding:
    """Nothing better to say: what could stand here, the nearest first."""
    meant = near(mistake.word, mistake.possible_words, 1)
    expected = expectation(mistake)
    return Finding(
        "R0100",
        mistake.span,
        label=f"here could stand {expected}",
        help=f"did you mean `{meant[0]}`?" if meant else None,
        facts={**mistake.words, "expected": expected},
    )


def expectation(mistake: Mistake) -> str:
    """Return in words what could stand at a mistake, at most five; statements only where nothing else could."""
    literal = keywords(mistake.lark)
    within = [kind for kind in mistake.possible if kind != "$END" and literal.get(kind) not in STATEMENTS]
    if not within:
        return "a new statement" if "POLICY" in mistake.possible else "the end of the file"
    words = as_written(mistake.lark, within)
    ranked = [f"`{word}`" for word in near(mistake.word, mistake.possible_words, _MOST_LISTED)]
    listed = list(dict.fromkeys([*(word for word in ranked if word in words), *words]))
    if len(listed) > _MOST_LISTED:
        return ", ".join(listed[:_MOST_LISTED]) + " and others"
    *first, last = listed
    return f"{', '.join(first)} or {last}" if first else last
