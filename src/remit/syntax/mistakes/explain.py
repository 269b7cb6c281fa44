"""Says what a syntax mistake is: the first reading of it that fits."""

from __future__ import annotations

from remit.diagnostics.suggest import near
from remit.syntax.mistakes.foreign import WHERE
from remit.syntax.mistakes.mistake import Finding, Mistake
from remit.syntax.mistakes.repairs import repaired, without
from remit.syntax.mistakes.samples import sampled
from remit.syntax.mistakes.slips import borrowed, slip
from remit.syntax.scan import ITEMS, STATEMENTS
from remit.syntax.states import as_written, keywords

_MOST_LISTED = 5
# A statement that breaks off where one of these could stand lacks it.
_ENDINGS = ("expect", ")", "then")
# The words that authors mean most often come first in a list of what could stand somewhere.
_OFTEN = (
    "is",
    "includes",
    "include",
    "and",
    "or",
    "then",
    "with",
    "because",
    "a name",
    "a text in quotes",
    "unless",
)
_STARTS = frozenset({"PERSONAL_KIND", "$END"})


def explain(mistake: Mistake) -> Finding:
    """Return what a mistake is."""
    for reading in (_comma_before_group, slip, sampled, borrowed, _breaks_off, repaired, _no_statement):
        found = reading(mistake)
        if found is not None:
            return found
    return _unexpected(mistake)


def _comma_before_group(mistake: Mistake) -> Finding | None:
    """A topic's phrases and its `any of … with any of …` are clauses of their own, without a comma between."""
    before = mistake.before
    if before is None or before != "," or not mistake.word.startswith("any"):
        return None
    help_ = "leave out the comma: `any of … with any of …` is a clause of its own"
    return Finding("R0154", mistake.span_before, "", help_, {**mistake.words, "found": ","})


def _breaks_off(mistake: Mistake) -> Finding | None:
    """The text ends, or goes on with another statement, where something is still missing."""
    before = mistake.before
    if before is None or not (mistake.at_end or mistake.found in STATEMENTS | ITEMS | {"personal kind"}):
        return None
    words = mistake.possible_words
    missing = next((word for word in _ENDINGS if word in words), None)
    if missing or set(words) == {"when", "to"}:
        return without(mistake, missing or "when")
    expected = expectation(mistake)
    return Finding(
        "R0146",
        mistake.span_before,
        label=f"{expected} must follow",
        facts={**mistake.words, "expected": expected},
    )


def _no_statement(mistake: Mistake) -> Finding | None:
    """Where only a statement or an item of a section could start, and this starts neither."""
    if "POLICY" not in mistake.possible or _within(mistake):
        return None
    homes = WHERE.get(mistake.word)
    if homes:
        return Finding("R0135", mistake.span, f"this is said in {homes}", None, mistake.words)
    rule = ", `rule`" if "RULE" in mistake.possible else ""
    label = f"a statement starts with its keyword, such as `team`, `section`{rule}"
    return Finding("R0147", mistake.span, label, None, mistake.words)


def _by_use(word: str) -> tuple[int, str]:
    bare = word.strip("`")
    return (_OFTEN.index(bare) if bare in _OFTEN else len(_OFTEN), word)


def _within(mistake: Mistake) -> list[str]:
    """Return the kinds that could stand here besides the start of a statement or of an item."""
    literal = keywords(mistake.lark)
    starts = STATEMENTS | ITEMS
    return [kind for kind in mistake.possible if kind not in _STARTS and literal.get(kind) not in starts]


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
    within = _within(mistake)
    if not within:
        return "a new statement"
    words = sorted(as_written(mistake.lark, within), key=_by_use)
    ranked = [f"`{word}`" for word in near(mistake.word, mistake.possible_words, _MOST_LISTED)]
    listed = list(dict.fromkeys([*(word for word in ranked if word in words), *words]))
    if len(listed) > _MOST_LISTED:
        return ", ".join(listed[:_MOST_LISTED]) + " and others"
    *first, last = listed
    return f"{', '.join(first)} or {last}" if first else last
