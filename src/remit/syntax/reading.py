"""One text through the parser: cleaned, read, mended where it has mistakes, and turned into nodes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lark import Tree, UnexpectedInput

from remit.source.span import Span
from remit.syntax import nodes as n
from remit.syntax.from_lark import statements
from remit.syntax.grammar import parser
from remit.syntax.literate import is_literate, policy_text
from remit.syntax.recovery import Broken, Recovered, recover
from remit.syntax.scan import names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lark import Token

    from remit.diagnostics.report import Report
    from remit.source.text import SourceText

DEEPEST = 50
"""How deep a condition may nest, so that every phase may walk it by recursion."""

_CONDITIONS = frozenset({"conjunction", "disjunction", "negation"})


def read(source: SourceText, report: Report, cache_file: str | None) -> n.Document:
    """See `remit.syntax.parse.parse`."""
    text = policy_text(source, report) if is_literate(source.name) else source.text
    # The last row of a table ends with its line, so there always is a line end.
    text = text.replace("\ufeff", " ", 1) + "\n" if text.startswith("\ufeff") else text + "\n"
    lark = parser(cache_file=cache_file)
    try:
        found = Recovered(lark.parse(text))
    except UnexpectedInput:
        found = recover(lark, text, source.name, report)
    broken = [*found.broken, *_too_deep(found.tree, source.name, report)]
    kept = tuple(_kept(statements(found.tree, source.name, report), broken))
    lost = frozenset[str]().union(*(names_in(text[stretch.start : stretch.end]) for stretch in broken))
    report.poison(lost)
    return n.Document(source.name, kept, lost)


def _too_deep(tree: Tree[Token], file: str, report: Report) -> Iterator[Broken]:
    """Take out, and report, every statement with a condition that is nested too deep."""
    kept: list[Tree[Token]] = []
    for statement in tree.children:
        assert isinstance(statement, Tree)
        place = _beyond(statement)
        if place is None:
            kept.append(statement)
            continue
        report.add("R0107", Span(file, place.meta.start_pos, place.meta.start_pos + 1), deepest=DEEPEST)
        yield Broken(statement.meta.start_pos, statement.meta.end_pos, "")
    tree.children[:] = kept


def _beyond(statement: Tree[Token]) -> Tree[Token] | None:
    waiting = [(statement, 0)]
    while waiting:
        tree, depth = waiting.pop()
        depth += tree.data in _CONDITIONS
        if depth > DEEPEST:
            return tree
        waiting += [(child, depth) for child in tree.children if isinstance(child, Tree)]
    return None


def _kept(found: Iterable[n.Statement], broken: list[Broken]) -> Iterator[n.Statement]:
    starts = {stretch.start for stretch in broken}
    for statement in found:
        if isinstance(statement, n.Section):
            yield replace(statement, items=tuple(_kept_items(statement, broken)))
        elif statement.span.start not in starts:
            yield statement


def _kept_items(section: n.Section, broken: list[Broken]) -> Iterator[n.SectionItem]:
    """The items that were read whole; an exception goes with the rule it excepts from."""
    lost = {stretch.start: stretch for stretch in broken if section.span.start <= stretch.start}
    places = sorted({*lost, *(item.span.start for item in section.items)})
    by_place = {item.span.start: item for item in section.items}
    orphaned = False
    for place in places:
        item = by_place.get(place)
        if place in lost:
            orphaned = orphaned or lost[place].kind != "except"
        elif isinstance(item, n.Exception_):
            if not orphaned or item.to is not None:
                yield item
        elif item is not None:
            orphaned = False
            yield item
