"""What is left of a file once all is taken out that belongs to something broken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.syntax import nodes as n
from remit.syntax.tables import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.diagnostics.report import Report
    from remit.source.span import Span
    from remit.syntax.broken import Broken


def whole(
    found: Iterable[n.Statement], broken: Sequence[Broken], text: str, report: Report
) -> tuple[tuple[n.Statement, ...], list[Span]]:
    """Return the statements that can be used, and where those stand that had to go with the broken ones.

    Reports tables whose columns and rows do not fit, and exceptions without a rule (R0138).
    """
    starts = {stretch.start for stretch in broken}
    kept: list[n.Statement] = []
    lost: list[Span] = []
    for statement in found:
        if isinstance(statement, n.Section):
            items = _Items(broken, text, report)
            for item in statement.items:
                items.take(item)
            kept.append(replace(statement, items=tuple(items.kept)))
            lost += items.lost
        elif statement.span.start not in starts:
            kept.append(statement)
    return tuple(kept), lost


class _Items:
    """The items of a section, one after the other."""

    def __init__(self, broken: Sequence[Broken], text: str, report: Report) -> None:
        self.broken = broken
        self.text = text
        self.report = report
        self.kept: list[n.SectionItem] = []
        self.lost: list[Span] = []
        self.above: n.SectionItem | None = None

    def take(self, item: n.SectionItem) -> None:
        if any(stretch.start == item.span.start for stretch in self.broken):
            return
        match item:
            case n.Exception_():
                usable = item.to is not None or self._has_rule(item)
            case n.Table():
                usable = in_order(item, self.text, self.report)
            case n.Rule() | n.Otherwise():
                usable = True
        if usable:
            self.kept.append(item)
        else:
            self.lost.append(item.span)
        if not isinstance(item, n.Exception_):
            self.above = item

    def _has_rule(self, item: n.Exception_) -> bool:
        """Whether the rule that it excepts from can be used; where there is none at all, that is reported."""
        after = self.above.span.end if self.above else 0
        between = [s for s in self.broken if after <= s.start < item.span.start and s.kind != "except"]
        if between:
            return False
        if not isinstance(self.above, n.Rule):
            self.report.add(
                "R0138",
                item.name.span,
                label="this excepts from nothing",
                help='put it after its rule, or name the rule: `except "…" to "…"`',
            )
            return False
        return True
