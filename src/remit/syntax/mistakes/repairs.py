"""Whether one word more, one less or another one would put a mistake right."""

from __future__ import annotations

from remit.syntax.mistakes.mistake import Finding, Mistake
from remit.syntax.mistakes.samples import lacks, spoken
from remit.syntax.states import after, keywords, readable

# How many tokens must be readable afterwards for a repair to count.
_ENOUGH = 3
# Words that are often left out, the likeliest first: where several would do, the first is meant.
_OFTEN_LEFT_OUT = (
    "then",
    "when",
    "is",
    "with",
    "to",
    "for",
    "as",
    "of",
    "else",
    "given",
    "expect",
    "within",
    ",",
    "and",
)
_NAMELESS = {"NAME": "a name", "STRING": "a text in quotation marks", "NUMBER": "a number", "DATE": "a date"}


def repaired(mistake: Mistake) -> Finding | None:
    """Return what is missing or too much, where one word makes all the difference."""
    return _too_much(mistake) or _missing(mistake)


def _too_much(mistake: Mistake) -> Finding | None:
    if str(mistake.found) != str(mistake.before) or not mistake.found.strip():
        return None
    lexer = mistake.state.lexer.lexer
    if readable(mistake.state, lexer, mistake.text, mistake.span.end, _ENOUGH) < _ENOUGH:
        return None
    return Finding("R0145", mistake.span, "said twice", "leave one out", {"found": mistake.word})


def _missing(mistake: Mistake) -> Finding | None:
    literal = keywords(mistake.lark)
    fitting = [kind for kind in mistake.possible if _fits(mistake, kind)]
    words = [literal[kind] for kind in fitting if kind in literal]
    likely = [word for word in _OFTEN_LEFT_OUT if word in words]
    if likely:
        return without(mistake, likely[0])
    called = (
        "a value"
        if {"NAME", "NUMBER"} <= set(fitting)
        else next(filter(None, map(_NAMELESS.get, fitting)), None)
    )
    if called:
        label = f"{called} belongs before this"
        return Finding("R0143", mistake.span, label, facts={**mistake.words, "missing": called})
    return without(mistake, words[0]) if len(words) == 1 else None


def _fits(mistake: Mistake, kind: str) -> bool:
    tried = after(mistake.state, (kind,))
    if tried is None:
        return False
    return readable(tried, mistake.state.lexer.lexer, mistake.text, mistake.start, _ENOUGH) >= _ENOUGH


def without(mistake: Mistake, word: str) -> Finding:
    """Return that one word is missing."""
    lack = lacks().get(word)
    facts = {**mistake.words, "missing": word}
    if lack is None:
        label = f"`{word}` belongs before this"
        help_text = None if mistake.at_end else f"write `{word} {mistake.word}`"
        return Finding("R0144", mistake.span, label, help_text, facts)
    place = mistake.span_before if lack.before else mistake.span
    return Finding(lack.code, place, lack.label.format_map(facts), spoken(lack.help, facts), facts)
