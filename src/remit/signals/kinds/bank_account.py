"""UK bank account numbers: eight digits that are called an account number or stand with a sort code.

A sort code by itself names a branch and nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.signals.kinds import Place

_FLAGS: Final = re.IGNORECASE | re.ASCII
_ACCOUNT: Final = r"(?P<account>(?<![0-9])(?:[0-9]{8}|[0-9]{4}[ -][0-9]{4}(?![ -][0-9]{3}))(?![0-9]))"
_SORT: Final = (
    r"(?P<sort>(?<![0-9])(?P<part>[0-9]{2})(?P<separator>[ /-]?)[0-9]{2}(?P=separator)[0-9]{2}(?![0-9]))"
)
_BETWEEN: Final = r"(?P<between>[^0-9]{1,60}?)"
_PAIRS: Final = (
    re.compile(_SORT + _BETWEEN + _ACCOUNT, _FLAGS),
    re.compile(_ACCOUNT + _BETWEEN + _SORT, _FLAGS),
)
_ALONE: Final = re.compile(_ACCOUNT)
_CALLED: Final = re.compile(
    r"\b(?:account|acc?t?|a/c|cyfrif)\b\W{0,3}(?:(?:number|num|nos?|nr|rhif)\b)?\W{0,3}(?:(?:is|was|yw)\b)?\W{0,3}$",
    _FLAGS,
)
_SORT_CALLED: Final = re.compile(r"\b(?:sort(?:ing)?(?:[ -]?code)?|s/?c|cod didoli)\b[^0-9]{0,12}$", _FLAGS)
_ACCOUNT_WORD: Final = re.compile(
    r"\b(?:account|acc?t?|a/c|cyfrif|sort(?:ing)?(?:[ -]?code)?|s/?c)\b", _FLAGS
)
_NOTHING_BETWEEN: Final = re.compile(r"[\s,;:/|&-]{1,5}")
_DATE: Final = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])[ /-]?(?:0[1-9]|1[0-2])[ /-]?[0-9]{2}")
_CONTEXT: Final = 40


def places(text: str) -> Iterator[Place]:
    """Yield the account numbers of a text, and the sort codes that stand with them."""
    for pair in _PAIRS:
        for found in pair.finditer(text):
            if _belong(text, found):
                yield found.span("sort")
                yield found.span("account")
    for found in _ALONE.finditer(text):
        if _CALLED.search(text[max(0, found.start() - _CONTEXT) : found.start()]):
            yield found.span()


def _belong(text: str, found: re.Match[str]) -> bool:
    """Whether six digits and eight are a sort code and an account number, not a date and a reference."""
    before = text[max(0, found.start() - _CONTEXT) : found.start()]
    if _SORT_CALLED.search(before) or _CALLED.search(before) or _ACCOUNT_WORD.search(found["between"]):
        return True
    return bool(
        found["separator"] in ("-", " ")
        and found["separator"]
        and _NOTHING_BETWEEN.fullmatch(found["between"])
        and not _DATE.fullmatch(found["sort"])
    )
