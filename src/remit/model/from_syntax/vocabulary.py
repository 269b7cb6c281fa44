"""The vocabulary of an assembly: what its files declare, but for time and wording."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.diagnostics.diagnostic import Label
from remit.model import nodes as m
from remit.model import standard
from remit.model import types as t
from remit.model.from_syntax.conditions import condition
from remit.model.from_syntax.values import type_words
from remit.signals.topics import TopicPattern, check_pattern, check_phrase
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.model.from_syntax.context import Context
    from remit.model.from_syntax.contexts import Contexts
    from remit.model.from_syntax.scope import Scope

# How a language may be called by mistake.
LANGUAGES = {
    "english": "en",
    "welsh": "cy",
    "cymraeg": "cy",
    "gaelic": "gd",
    "irish": "ga",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "polish": "pl",
    "eng": "en",
    "cym": "cy",
    "wel": "cy",
}


def facts_of(scope: Scope, sectors: tuple[str, ...]) -> dict[str, m.Fact]:
    """The standard facts and the declared ones; an enumeration of the standard may be given values of its own."""
    facts = standard.standard_facts(
        tuple(d.name for d in scope.declarations("channel")),
        sectors,
        tuple(d.name for d in scope.declarations("topic")),
        (*standard.PERSONAL_KINDS, *(d.name for d in scope.declarations("personal kind"))),
    )
    for declaration in scope.declarations("fact"):
        fact = declaration.statement
        if not isinstance(fact, n.Fact):
            continue
        known = facts.get(declaration.name)
        if known is not None and (
            declaration.name not in standard.REDECLARABLE or fact.type.kind != "one_of"
        ):
            help_ = f"it is {type_words(known.type)}; give yours another name"
            scope.report.add("R0206", fact.name.span, help=help_, name=declaration.name)
            continue
        facts[declaration.name] = m.Fact(
            declaration.name,
            _type(fact, scope),
            fact.personal,
            fact.says.value if fact.says else None,
            decides=True,
            span=fact.span,
        )
    return dict(sorted(facts.items()))


def _type(fact: n.Fact, scope: Scope) -> t.FactType:
    written = fact.type
    low, high = written.low, written.high
    if fact.ordered and written.kind != "one_of":
        scope.report.add("R0325", fact.name.span, help="leave `ordered` out", fact=fact.name.text)
    if low is not None and high is not None and low > high:
        scope.report.add("R0322", written.span, low=low, high=high)
    values = _distinct(written.values, scope)
    match written.kind:
        case "yes_no":
            return t.YesNo()
        case "whole_number":
            return t.WholeNumber(None if low is None else int(low), None if high is None else int(high))
        case "number":
            return t.Number(low, high)
        case "money":
            return t.MoneyAmount()
        case "duration":
            return t.Elapsed()
        case "one_of":
            return t.OneOf(values, fact.ordered)
        case "some_of":
            return t.SomeOf(values)
        case "text":
            return t.FreeText()
        case _:
            return t.Moment()


def _distinct(names: tuple[n.Name, ...], scope: Scope) -> tuple[str, ...]:
    first: dict[str, n.Name] = {}
    for name in names:
        if name.text in first:
            said = [Label(first[name.text].span, "said here already")]
            scope.report.add("R0207", name.span, secondary=said, name=name.text)
        first.setdefault(name.text, name)
    return tuple(first)


def channels_of(contexts: Contexts) -> dict[str, m.Channel]:
    """Every channel of the assembly; one that does not say whether it is public or private is reported."""
    channels = {}
    for declaration, channel in contexts.each("channel", n.Channel):
        context = contexts.of(declaration.file)
        name = channel.name
        if name.text in standard.CHANNEL_PROPERTIES:
            help_ = (
                f"conditions say `channel is {name.text}` of every such channel; give this one another name"
            )
            context.report.add("R0208", name.span, help=help_, name=name.text)
        if channel.public is None:
            help_ = f"say `channel {name.text} public` or `channel {name.text} private`"
            context.report.add("R0401", name.span, help=help_, name=name.text)
        if channel.limit is not None and (channel.limit <= 0 or channel.limit % 1):
            context.report.add("R0316", channel.span, amount=channel.limit)
        channels[declaration.name] = m.Channel(
            name=declaration.name,
            public=channel.public is not False,
            written=channel.written is not False,
            limit=None if channel.limit is None else int(channel.limit),
            needs=condition(channel.needs, context) if channel.needs else None,
            open=context.calendar(channel.open) if channel.open else None,
            link=channel.link.value if channel.link else None,
            listen_only=channel.listen_only,
            broadcast_only=channel.broadcast_only,
            span=channel.span,
        )
    return channels


def teams_of(contexts: Contexts) -> dict[str, m.Team]:
    """Every team with the calendar it works."""
    return {
        d.name: m.Team(d.name, contexts.of(d.file).calendar(team.works) or standard.ALWAYS, team.span)
        for d, team in contexts.each("team", n.Team)
    }


def topics_of(contexts: Contexts) -> dict[str, m.Topic]:
    """Every topic; circles of `includes`, empty topics and patterns that RE2 refuses are reported."""
    topics = {}
    for declaration, topic in contexts.each("topic", n.Topic):
        context = contexts.of(declaration.file)
        for clause in topic.phrases:
            if clause.language is not None:
                language(clause.language, context)
        includes = tuple(f for name in topic.includes if (f := context.scope.find("topic", name)))
        if not (topic.phrases or topic.together or topic.patterns or topic.includes):
            help_ = 'say by which words it is known, such as `"refund*", "money back"`'
            context.report.add("R0402", topic.name.span, help=help_, name=topic.name.text)
        topics[declaration.name] = m.Topic(
            TopicPattern(
                name=declaration.name,
                phrases=_spoken((p for clause in topic.phrases for p in clause.phrases), context),
                together=tuple(
                    tuple(_spoken(group, context) for group in one.groups) for one in topic.together
                ),
                excludes=_spoken(topic.but_not, context),
                patterns=_patterns(topic.patterns, context),
                includes=includes,
            ),
            topic.span,
            topic.personal,
        )
    _no_circles(topics, contexts)
    return topics


def _spoken(phrases: Iterable[n.Text], context: Context) -> tuple[str, ...]:
    """The phrases that can be looked for; others are reported."""
    spoken = []
    for phrase in phrases:
        problem = check_phrase(phrase.value)
        if problem is None:
            spoken.append(phrase.value)
        else:
            context.report.add("R0403", phrase.span, reason=problem)
    return tuple(spoken)


def _patterns(patterns: Iterable[n.Text], context: Context) -> tuple[str, ...]:
    good = []
    for pattern in patterns:
        problem = check_pattern(pattern.value)
        if problem is None:
            good.append(pattern.value)
        else:
            context.report.add("R0324", pattern.span, reason=problem)
    return tuple(good)


def _no_circles(topics: dict[str, m.Topic], contexts: Contexts) -> None:
    """Report each circle of `includes` once and cut it, so that reading on is safe."""
    places = {d.name: topic.name.span for d, topic in contexts.each("topic", n.Topic)}
    for name, topic in sorted(topics.items()):
        pattern = topic.pattern
        circle = [x for x in _reached(topics, name) if x != name and name in _reached(topics, x)]
        if circle or name in pattern.includes:
            others = [Label(places[other], "is part of the circle") for other in sorted(circle)]
            contexts.report.add("R0209", places[name], secondary=others, name=name)
            cut = TopicPattern(
                name, pattern.phrases, pattern.together, pattern.excludes, pattern.patterns, ()
            )
            topics[name] = replace(topic, pattern=cut)


def _reached(topics: dict[str, m.Topic], start: str) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for name in topics[waiting.pop()].pattern.includes:
            if name in topics and name not in seen:
                seen.add(name)
                waiting.append(name)
    return seen


def personal_kinds_of(contexts: Contexts) -> dict[str, m.PersonalKind]:
    """Kinds of personal data that the organisation adds to the standard ones."""
    return {
        d.name: m.PersonalKind(d.name, _patterns(kind.patterns, contexts.of(d.file)), kind.span)
        for d, kind in contexts.each("personal kind", n.PersonalKind)
    }


def sentences_of(
    contexts: Contexts, kind: str, given: dict[str, m.Declared] | None = None
) -> dict[str, m.Declared]:
    """Cues, requirements, events or reasons, with the standard ones where there are such."""
    declared = dict(given or {})
    for d, statement in contexts.each(kind, n.Sentence):
        if given and d.name in given:
            help_ = f'it stands for "{given[d.name].says}"'
            contexts.report.add("R0206", statement.name.span, help=help_, name=d.name)
        declared[d.name] = m.Declared(d.name, statement.says.value, statement.span)
    return dict(sorted(declared.items()))


def bodies_of(contexts: Contexts) -> dict[str, m.Body]:
    """Outside bodies a case can be referred to."""
    return {
        d.name: m.Body(d.name, body.title.value, body.link.value if body.link else None, body.span)
        for d, body in contexts.each("body", n.Body)
    }


def placeholders_of(contexts: Contexts) -> dict[str, m.Placeholder]:
    """Placeholders; a fixed value that is longer than the declared length is reported."""
    placeholders = {}
    for d, one in contexts.each("placeholder", n.Placeholder):
        if one.value is not None and len(one.value.value) > one.limit:
            contexts.report.add(
                "R0404", one.value.span, name=d.name, length=len(one.value.value), limit=one.limit
            )
        value = one.value.value if one.value else None
        placeholders[d.name] = m.Placeholder(d.name, int(one.limit), value, one.span)
    return placeholders


def switches_of(contexts: Contexts) -> dict[str, m.Switch]:
    """Switches with the fact they go by and the days they are on by themselves."""
    switches = {}
    for d, switch in contexts.each("switch", n.Switch):
        by = None
        if switch.by is not None:
            by = _switch_fact(switch.by, contexts.of(d.file))
        days = tuple((s.first.day, s.last.day if s.last else None) for s in switch.on)
        says = switch.says.value if switch.says else None
        switches[d.name] = m.Switch(d.name, says, by, days, switch.span)
    return switches


def _switch_fact(name: n.Name, context: Context) -> str | None:
    """The fact that a switch goes by: any whose values can be listed."""
    known = name.text if name.text in context.facts else context.scope.find("fact", name)
    if known is None:
        return None
    fact = context.facts[known]
    if not isinstance(fact.type, t.OneOf | t.AnyWord | t.FreeText):
        context.report.add("R0326", name.span, fact=known)
        return None
    return known


def language(name: n.Name, context: Context) -> str:
    """An ISO 639-1 code; anything else is reported."""
    if len(name.text) != 2:
        code = LANGUAGES.get(name.text)
        help_ = f"say `{code}`" if code else "English is `en`, Welsh is `cy`"
        context.report.add("R0327", name.span, help=help_, name=name.text)
    return name.text
