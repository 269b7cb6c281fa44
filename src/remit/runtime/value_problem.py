"""What is wrong with a value that was given: a short code for programs, words for people."""

from __future__ import annotations

_LONGEST_QUOTE = 40


class ValueProblem(ValueError):  # noqa: N818 - a finding about data, which callers turn into a diagnostic
    """A value that cannot be what its fact asks for.

    `reason` is short and in kebab case, such as `naive-moment`; `words` and `str()` are one clause without a
    final stop.
    """

    def __init__(self, reason: str, words: str) -> None:
        super().__init__(words)
        self.reason = reason
        self.words = words


def quoted(text: str) -> str:
    """Return text as messages quote it: in backticks, the end of a long one left out."""
    return f"`{text}`" if len(text) <= _LONGEST_QUOTE else f"`{text[: _LONGEST_QUOTE - 3]}...`"
