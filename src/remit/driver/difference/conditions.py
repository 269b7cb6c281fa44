"""Reads conditions that are written outside of policies, in the words of the policies they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.diagnostics.report import Report
from remit.driver.cache import parser_cache
from remit.driver.intake.problems import outside
from remit.model.conditions import AllOf
from remit.model.from_syntax.conditions import condition
from remit.model.from_syntax.contexts import Contexts
from remit.model.from_syntax.project import Project
from remit.model.from_syntax.scope import Scope
from remit.model.from_syntax.vocabulary import facts_of
from remit.model.types import OneOf
from remit.source.span import Span
from remit.source.text import SourceText
from remit.syntax import nodes as n
from remit.syntax.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from remit.backends.proof.difference.pairing import Pair
    from remit.driver.difference.load import Loaded
    from remit.model.conditions import Condition
    from remit.syntax.nodes import Document

_TERM: Final = "the_change_that_is_declared_{}{}"


def conditions(
    written: Sequence[tuple[int, str, str]], new: Loaded, pair: Pair, path: Path
) -> list[tuple[Condition, Condition | None]]:
    """Read pairs of `where` and `unless`, each with the number of its change; empty: always, and never.

    A topic, kind of personal data, switch or calendar that changed can be said with `_before` and `_after`; by itself
    it is what it is now. Raises OutsideError R0067.
    """
    reader = _Reader(new, pair, path)
    return [
        (
            reader.read(where, number) if where else AllOf((), pair.new.policies[0].span),
            reader.read(unless, number) if unless else None,
        )
        for number, where, unless in written
    ]


class _Reader:
    def __init__(self, new: Loaded, pair: Pair, path: Path) -> None:
        self._new, self._pair, self._path = new, pair, path
        self._declarations = "\n".join(_declarations(pair))

    def read(self, text: str, number: int) -> Condition:
        """Read one condition."""
        name = f"{self._path}#{number}"
        term = _TERM.format(number, "")
        head = f"term {term} means "
        report = Report()
        source = SourceText(name, f"{head}{text}\n\n{self._declarations}")
        document = parse(source, report, cache_file=parser_cache())
        terms = [s for s in document.statements if isinstance(s, n.Term) and s.name.text == term]
        if not report.has_errors and terms:
            read = self._resolved(terms[0], document, name, report)
            if not report.has_errors:
                return self._pair.rewriting("new").condition(read)
        headline = report.diagnostics[0].headline if report.diagnostics else "it is no condition"
        raise outside("R0067", path=self._path, number=number, text=text, reason=headline)

    def _resolved(self, term: n.Term, document: Document, name: str, report: Report) -> Condition:
        project, assembly = self._new.project, self._pair.was_new
        files = [policy.file for policy in assembly.policies]
        whole = Project({**project.documents, name: document}, {**project.uses, name: tuple(files)})
        scope = Scope(whole, whole.sees(name), report)
        sector = assembly.vocabulary.facts["sector"].type
        sectors = sector.values if isinstance(sector, OneOf) else ()
        lead = next((whole.policy(file) for file in files if whole.policy(file)), None)
        contexts = Contexts(scope, facts_of(scope, sectors), sectors, lead)
        return condition(n.Atom(term.name, None, Span(name, 0, 0)), contexts.of(name))


def _declarations(pair: Pair) -> Iterable[str]:
    """Yield declarations of what is two words here, so that both can be said."""
    for word in pair.words:
        if not word.doubled or word.old is None:
            continue
        fact = {"topic": "topics", "personal kind": "personal_data"}.get(word.kind, "")
        sides = (pair.names_old, pair.names_new)
        names = [
            side.elements.get(fact, {}).get(word.old) or side.words.get(word.old, word.old) for side in sides
        ]
        for name in names:
            if word.kind == "topic":
                yield f'topic {name}\n  "{name}"'
            elif word.kind == "personal kind":
                yield f'personal kind {name} "Declared elsewhere" pattern "{name}"'
            elif word.kind == "switch" and pair.was_new.vocabulary.switches[word.old].by is None:
                yield f'switch {name} "Declared elsewhere"'
    for name in pair.was_new.vocabulary.calendars:
        for suffix in ("_before", "_after"):
            yield f"calendar {name}{suffix}\n  time zone UTC\n  open monday 09:00 to 10:00"
