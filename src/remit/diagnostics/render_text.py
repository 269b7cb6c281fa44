"""Diagnostics for people: headline, excerpt with the places marked, notes and help.

error[R0201]: no team is called `fraud_team`
  --> banking.remit:21:12
   |
21 |   give to fraud_team
   |           ^^^^^^^^^^ not declared in this file or in those that it uses
   |
   = help: did you mean `fraud_desk`?
   = more: run `remit explain R0201`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.cells import visible, wrap
from remit.diagnostics.colour import Paint, Style
from remit.diagnostics.excerpt import MarkRow, Row, SkipRow, SourceRow, marks, rows, shown_lines
from remit.diagnostics.place import place
from remit.diagnostics.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from remit.diagnostics.diagnostic import Diagnostic, Label
    from remit.source.text import SourceText

_STYLES = {
    Severity.ERROR: Style.ERROR,
    Severity.WARNING: Style.WARNING,
    Severity.NOTE: Style.NOTE,
}
_LEAST_ROOM = 20


def render_text(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, SourceText],
    *,
    colour: bool = False,
    width: int = 100,
) -> str:
    """Return the messages with a blank line between them and no line break at the end.

    `width` is in terminal cells; only a headline, a word or a line to paste may be longer. Nothing that a
    policy says reaches the terminal as a control sequence.
    """
    paint = Paint(colour)
    return "\n\n".join("\n".join(_lines(diagnostic, sources, paint, width)) for diagnostic in diagnostics)


def _lines(
    diagnostic: Diagnostic, sources: Mapping[str, SourceText], paint: Paint, page: int
) -> Iterator[str]:
    style = _STYLES[diagnostic.severity]
    title = paint(style, f"{diagnostic.severity.value}[{diagnostic.code}]")
    yield title + paint(Style.HEADLINE, f": {visible(diagnostic.headline)}")
    placed = {
        name: marks(sources[name], *labels)
        for name, labels in _by_file(diagnostic).items()
        if name in sources
    }
    gutter = max((len(str(shown_lines(sources[name], placed[name])[-1])) for name in placed), default=1)
    bar = paint(Style.QUIET, " " * gutter + " |")
    for name, (primary, secondary) in _by_file(diagnostic).items():
        arrow, first = ("-->", primary[0]) if primary else (":::", secondary[0])
        head = f"{' ' * gutter}{paint(Style.QUIET, arrow)} {visible(place(first.span, sources))}"
        if name not in sources:
            said = [visible(label.text) for label in (*primary, *secondary) if label.text]
            yield ": ".join([head, "; ".join(said)] if said else [head])
            continue
        yield head
        yield bar
        for row in rows(sources[name], placed[name], page - gutter - len(" | ")):
            yield _drawn(row, gutter, style, paint)
        yield bar
    for note in diagnostic.notes:
        yield from _remark("note", note.split("\n"), gutter, page, paint)
    if diagnostic.help is not None:
        # The first line is a sentence; the lines after it are to be pasted, so they are never wrapped.
        sentence, *block = diagnostic.help.rstrip("\n").split("\n")
        yield from _remark("help", [sentence], gutter, page, paint)
        for line in block:
            yield f"{' ' * len(_lead('help', gutter))}{visible(line)}".rstrip()
    yield from _remark("more", [f"run `remit explain {diagnostic.code}`"], gutter, page, paint)


def _by_file(diagnostic: Diagnostic) -> dict[str, tuple[list[Label], list[Label]]]:
    """Primary and secondary labels of each file: the file of the primary one first, the others by name."""
    grouped: dict[str, tuple[list[Label], list[Label]]] = {}
    if diagnostic.primary is not None:
        grouped[diagnostic.primary.span.file] = ([diagnostic.primary], [])
    for label in sorted(diagnostic.secondary):
        grouped.setdefault(label.span.file, ([], []))[1].append(label)
    return grouped


def _drawn(row: Row, gutter: int, style: Style, paint: Paint) -> str:
    match row:
        case SkipRow():
            return paint(Style.QUIET, "...")
        case SourceRow(number, text):
            return f"{paint(Style.QUIET, f'{number:>{gutter}} |')} {text}".rstrip()
        case MarkRow(indent, mark, text, primary):
            drawn = paint(style if primary else Style.QUIET, " ".join(filter(None, (mark, text))))
            return f"{paint(Style.QUIET, ' ' * gutter + ' |')} {' ' * indent}{drawn}"


def _remark(kind: str, paragraphs: Iterable[str], gutter: int, page: int, paint: Paint) -> Iterator[str]:
    hanging = len(_lead(kind, gutter))
    room = max(page - hanging, _LEAST_ROOM)
    first, *others = [line for paragraph in paragraphs for line in wrap(visible(paragraph), room)]
    yield f"{' ' * gutter} {paint(Style.QUIET, '=')} {paint(Style.HEADLINE, f'{kind}:')} {first}".rstrip()
    for line in others:
        yield f"{' ' * hanging}{line}".rstrip()


def _lead(kind: str, gutter: int) -> str:
    return f"{' ' * gutter} = {kind}: "
