"""Replies: texts cut into words and holes, every hole with what fills it and how long that can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.diagnostics.suggest import suggestion
from remit.model import nodes as m
from remit.model import types as t
from remit.model.from_syntax.vocabulary import language
from remit.runtime.opening_hours import hours_in_words, longest_next_opening_in_words
from remit.runtime.values import ValueProblem
from remit.source.span import Span
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.model.from_syntax.context import Context
    from remit.model.from_syntax.contexts import Contexts

CASE_REFERENCE = 12
LONGEST_NUMBER = 10
BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
HOURS = re.compile(r"hours of ([a-z][a-z0-9_.]*)")
NEXT_OPENING = re.compile(r"next opening of ([a-z][a-z0-9_.]*)")


def replies_of(
    contexts: Contexts,
    channels: Mapping[str, m.Channel],
    calendars: Mapping[str, m.Calendar],
    placeholders: Mapping[str, m.Placeholder],
) -> dict[str, m.Reply]:
    """Every reply; holes that nothing fills, and personal facts in public ones, are reported."""
    replies = {}
    for d, reply in contexts.each("reply", n.Reply):
        context = contexts.of(d.file)
        texts: dict[str, tuple[m.Piece, ...]] = {}
        places: dict[str, Span] = {}
        for text in reply.texts:
            if text.language.text in texts:
                context.report.add("R0110", text.span, clause=f"the text in `{text.language.text}`")
                continue
            holes = _Holes(reply, text, context, channels, calendars, placeholders)
            texts[language(text.language, context)] = holes.pieces()
            places[text.language.text] = text.text.span
        replies[d.name] = m.Reply(d.name, reply.public, reply.private, texts, reply.span, places)
    return replies


class _Holes:
    """Cuts one text of one reply."""

    def __init__(
        self,
        reply: n.Reply,
        text: n.ReplyText,
        context: Context,
        channels: Mapping[str, m.Channel],
        calendars: Mapping[str, m.Calendar],
        placeholders: Mapping[str, m.Placeholder],
    ) -> None:
        self.reply = reply
        self.text = text
        self.context = context
        self.channels = channels
        self.calendars = calendars
        self.placeholders = placeholders

    def pieces(self) -> tuple[m.Piece, ...]:
        """Literal text and holes in turn."""
        written, literal, at = self.text.text.value, "", 0
        pieces: list[m.Piece] = []
        for brace in BRACES.finditer(written):
            literal += written[at : brace.start()]
            at = brace.end()
            if brace[0] in ("{{", "}}"):
                literal += brace[0][0]
            elif brace[1] is None:
                help_ = f"to say a brace, write it twice: `{brace[0] * 2}`"
                self.context.report.add("R0411", self._place(brace[0]), help=help_)
            else:
                pieces += [literal] if literal else []
                pieces += [self._hole(brace[1].strip(), brace[0])]
                literal = ""
        literal += written[at:]
        return tuple(piece for piece in (*pieces, literal) if piece)

    def _place(self, written: str) -> Span:
        """Where the first mention stands; escapes before it move it, so the whole text stands in then."""
        span = self.text.text.span
        at = self.text.text.value.find(written)
        if "\\" in self.text.text.value or "\n" in self.text.text.value or at < 0:
            return span
        return Span(span.file, span.start + 1 + at, span.start + 1 + at + len(written))

    def _hole(self, name: str, written: str) -> m.Piece:
        calendar_hole = self._calendar_hole(name, written)
        if calendar_hole is not None:
            return calendar_hole
        declared = self.placeholders.get(self._declared(name))
        facts = self.context.facts
        if name == "there":
            links = [len(channel.link) for channel in self.channels.values() if channel.link]
            return m.Hole("there", name, declared.limit if declared else max(links, default=0))
        if name == "case":
            return m.Hole("case", name, declared.limit if declared else CASE_REFERENCE)
        if name in facts:
            return self._fact_hole(facts[name], declared, written)
        if declared is None:
            candidates = ("there", "case", *facts, *self.placeholders)
            self.context.report.add(
                "R0201",
                self._place(written),
                help=suggestion(name, candidates),
                kind="placeholder",
                name=name,
            )
            return written
        return m.Hole(
            "fixed" if declared.value is not None else "sending",
            declared.name,
            declared.limit,
            declared.value,
        )

    def _declared(self, name: str) -> str:
        found = self.context.scope.declaration("placeholder", name)
        return found.name if found else name

    def _calendar_hole(self, name: str, written: str) -> m.Piece | None:
        for pattern, kind in ((HOURS, "hours"), (NEXT_OPENING, "next_opening")):
            matched = pattern.fullmatch(name)
            if matched is None:
                continue
            found = self.context.calendar(n.Name(matched[1], self._place(written)))
            if found is None or found not in self.calendars:
                return written
            try:
                return self._spoken(kind, found)
            except ValueProblem as problem:
                self.context.report.add("R0410", self._place(written), reason=str(problem))
                return written
        return None

    def _spoken(self, kind: str, calendar: str) -> m.Hole:
        """Hours are words that never change; the next opening is known when it is said."""
        language_ = self.text.language.text
        if kind == "next_opening":
            return m.Hole(kind, calendar, longest_next_opening_in_words(language_))
        specs = {name: known.spec for name, known in self.calendars.items()}
        hours = hours_in_words(specs[calendar], language_, specs)
        return m.Hole("fixed", calendar, len(hours), hours)

    def _fact_hole(self, fact: m.Fact, declared: m.Placeholder | None, written: str) -> m.Piece:
        if fact.personal and self.reply.public:
            self.context.report.add("R0413", self._place(written), fact=fact.name, reply=self.reply.name.text)
            return written
        if declared is not None:
            return m.Hole("fact", fact.name, declared.limit)
        match fact.type:
            case t.OneOf(values=values):
                return m.Hole("fact", fact.name, max(map(len, values), default=0))
            case t.WholeNumber() | t.Number():
                return m.Hole("fact", fact.name, LONGEST_NUMBER)
            case _:
                pass
        help_ = f"declare its longest fill: `placeholder {fact.name} up to 20 characters`"
        self.context.report.add("R0412", self._place(written), help=help_, fact=fact.name)
        return m.Hole("fact", fact.name, 0)
