"""Whether one word more, one less or another one would put a mistake right."""

from __future__ import annotations

from remit.syntax.mistakes.mistake import Finding, Mistake
from remit.syntax.mistakes.samples import lacks, spoken
from remit.syntax.states import after, keywords, readable

# How many tokens must be readable afterwards for a repair to count.
_ENOUGH = 3
# Words that are often left out, the likeliest first: where several would do, the first is meant.
_OFTEN_LEFT_OUT = (
    "then", "when", "is", "with", "to", "for", "as", "of", "else", "given", "expect", "within", ",", "and",
)  # fmt: skip
_CALLED = {"NAME": "a name", "STRING": "a text in quotation marks", "NUMBER": "a number", "DATE": "a date"}
# As many words can be named where one of several is missing.
_FEW = 3


def repaired(mistake: Mistake) -> Finding | None:
    """Return what is missing or too much, where one word makes all the difference."""
    return _doubled(mistake) or _missing(mistake) or _too_much(mistake)


def _doubled(mistake: Mistake) -> Finding | None:
    if mistake.word != str(mistake.before) or not mistake.word.strip() or not _reads_on(mistake, 1):
        return None
    return Finding("R0145", mistake.span, "said twice", "leave one out", mistake.words)


def _too_much(mistake: Mistake) -> Finding | None:
    if not mistake.found.type or mistake.at_end or not _reads_on(mistake, _ENOUGH):
        return None
    return Finding("R0154", mistake.span, "", "leave it out, or say more of it", mistake.words)


def _reads_on(mistake: Mistake, enough: int) -> bool:
    """Whether so many tokens can be read without the word that was found."""
    end = mistake.start + len(mistake.word)
    return readable(mistake.state, mistake.state.lexer.lexer, mistake.text, end, enough) >= enough


def _missing(mistake: Mistake) -> Finding | None:
    literal = keywords(mistake.lark)
    fitting = [kind for kind in mistake.possible if _fits(mistake, kind)]
    words = [literal[kind] for kind in fitting if kind in literal]
    likely = [word for word in _OFTEN_LEFT_OUT if word in words]
    if likely:
        return without(mistake, likely[0])
    if {"NAME", "NUMBER"} <= set(fitting):
        return _nothing(mistake, "a value")
    called = [_CALLED[kind] for kind in fitting if kind in _CALLED]
    if called:
        return _nothing(mistake, called[0])
    if len(words) == 1:
        return without(mistake, words[0])
    return _nothing(mistake, " or ".join(f"`{word}`" for word in words)) if 1 < len(words) <= _FEW else None


def _nothing(mistake: Mistake, missing: str) -> Finding:
    label = f"{missing} belongs before this"
    return Finding("R0143", mistake.span, label, facts={**mistake.words, "missing": missing})


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
