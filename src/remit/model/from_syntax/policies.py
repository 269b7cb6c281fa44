"""One policy of an assembly: its header, sections, bans, guarantees and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.suggest import suggestion
from remit.model import nodes as m
from remit.model.from_syntax.conditions import condition
from remit.model.from_syntax.examples import example_of
from remit.model.from_syntax.promises import guarantee_of
from remit.model.from_syntax.rules import accepts_of, sections_of
from remit.model.from_syntax.time import texts
from remit.model.from_syntax.vocabulary import language
from remit.runtime.zones import zone_names
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.from_syntax.context import Context
    from remit.model.from_syntax.project import Project


def policy_of(
    header: n.Policy, stratum: m.Stratum, vocabulary: m.Vocabulary, context: Context, project: Project
) -> m.Policy:
    """The model of one policy; its digest is still empty."""
    file, title = header.span.file, header.title.value
    if header.zone is not None and header.zone.value not in zone_names():
        help_ = suggestion(header.zone.value, zone_names())
        context.report.add("R0330", header.zone.span, help=help_, name=header.zone.value)
    sections = sections_of(project.of_type(file, n.Section), title, context)
    return m.Policy(
        title=title,
        file=file,
        sectors=None if header.all_sectors else tuple(s.text for s in header.sectors),
        edition=header.edition.value if header.edition else "1",
        first=header.first.day if header.first else None,
        last=header.last.day if header.last else None,
        zone=context.zone,
        working_days=context.working_days,
        regulated=header.regulated,
        owner=header.owner.value if header.owner else None,
        purpose=header.purpose.value if header.purpose else None,
        stratum=stratum,
        comes_before=tuple(t.value for t in header.comes_before),
        languages=tuple(language(name, context) for name in header.languages) or _said(sections, vocabulary),
        all_languages_when_unknown=header.all_languages_when_unknown,
        accepts=accepts_of(header.accepts),
        sections=sections,
        bans=tuple(ban_of(ban, context) for ban in project.of_type(file, n.Ban)),
        guarantees=tuple(guarantee_of(g, title, context) for g in project.of_type(file, n.Guarantee)),
        examples=tuple(example_of(e, title, context) for e in project.of_type(file, n.Example)),
        digest="",
        span=header.span,
    )


def replies_said(rule: m.Rule) -> tuple[str, ...]:
    """The replies that a rule can say."""
    match rule.actions.handling:
        case m.Answer(reply=reply) | m.Acknowledge(reply=reply):
            return (reply,) if reply else ()
        case m.Redirect(hops=hops):
            return tuple(sorted({hop.reply for hop in hops if hop.reply}))
        case m.Hold() | m.Silent() | None:
            return ()


def _said(sections: tuple[m.Section, ...], vocabulary: m.Vocabulary) -> tuple[str, ...]:
    """The languages of the replies that the policy says, in the order of the first that has the most."""
    replies = [
        vocabulary.replies[name]
        for section in sections
        for rule in section.rules
        for name in replies_said(rule)
        if name in vocabulary.replies
    ]
    most = max(replies, key=lambda r: len(r.texts), default=None)
    languages = dict.fromkeys(most.texts if most else ())
    for reply in replies:
        languages.update(dict.fromkeys(reply.texts))
    return tuple(languages)


def ban_of(ban: n.Ban, context: Context) -> m.Ban:
    """One ban; one that says no wording is reported."""
    if not ban.wordings:
        context.report.add(
            "R0460", ban.title.span, help='say `never say "…"` or `must say "…"`', name=ban.title.value
        )
    return m.Ban(
        title=ban.title.value,
        wordings=tuple(
            m.Wording(w.must, language(w.language, context) if w.language else None, texts(w.phrases))
            for w in ban.wordings
        ),
        public=ban.public,
        private=ban.private,
        replies=tuple(found for name in ban.replies if (found := context.scope.find("reply", name))),
        when=condition(ban.when, context) if ban.when else None,
        because=texts(ban.because),
        span=ban.span,
    )
