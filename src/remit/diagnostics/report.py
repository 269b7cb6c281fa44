"""Collects what the phases find, so that one run tells everything it can, each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.codes import CODES
from remit.diagnostics.diagnostic import Diagnostic, Label, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.source.span import Span

_NAMES_RANGE = "R02"


def diagnose(
    code: str,
    span: Span | None,
    *,
    label: str = "",
    secondary: Sequence[Label] = (),
    notes: Sequence[str] = (),
    help: str | None = None,  # noqa: A002 - it is called so wherever a diagnostic is shown
    **facts: object,
) -> Diagnostic:
    """Make a diagnostic, with the headline that the code table has for these facts.

    Facts may be any values: a sequence reads as a list, a set as a sorted one, true and false as yes and no.
    A label without a span becomes the first note. Raises KeyError for a code that is not in the table and
    ValueError for a missing fact.
    """
    words = {name: _words(value) for name, value in sorted(facts.items())}
    loose = (label,) if label and span is None else ()
    return Diagnostic(
        code=code,
        headline=CODES[code].say(words),
        primary=None if span is None else Label(span, label),
        secondary=tuple(secondary),
        notes=(*loose, *notes),
        help=help,
        facts=tuple(words.items()),
    )


class Report:
    """What was found so far; each phase is given the same one."""

    __slots__ = ("_found", "_poisoned")

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self._poisoned: set[str] = set()

    def add(
        self,
        code: str,
        span: Span | None,
        *,
        label: str = "",
        secondary: Sequence[Label] = (),
        notes: Sequence[str] = (),
        help: str | None = None,  # noqa: A002 - it is called so wherever a diagnostic is shown
        **facts: object,
    ) -> None:
        """Record a diagnostic; see `diagnose` for what the arguments mean."""
        self._take(
            diagnose(code, span, label=label, secondary=secondary, notes=notes, help=help, **facts),
        )

    def poison(self, names: Iterable[str]) -> None:
        """Remember names whose declaration is already reported as broken.

        From now on a diagnostic in R02xx with such a fact `name` is dropped: one cause, one message.
        """
        self._poisoned.update(names)

    def extend(self, other: Report) -> None:
        """Take over what another report found, and its poisoned names."""
        for diagnostic in other._found:
            self._take(diagnostic)
        self._poisoned |= other._poisoned

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was found, by file, place and code, each once."""
        return tuple(sorted(self._found))

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops the policy from being used."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self._found)

    def _take(self, diagnostic: Diagnostic) -> None:
        name = dict(diagnostic.facts).get("name")
        if diagnostic.code.startswith(_NAMES_RANGE) and name in self._poisoned:
            return
        self._found[diagnostic] = None


def _words(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case set() | frozenset():
            return ", ".join(sorted(_words(item) for item in value))
        case list() | tuple():
            return ", ".join(_words(item) for item in value)
        case _:
            return str(value)
