"""Sections, rules, exceptions and `otherwise`; names unique in a policy, references within their section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.diagnostics.diagnostic import Label
from remit.diagnostics.suggest import suggestion
from remit.model import conditions as c
from remit.model import nodes as m
from remit.model.from_syntax.actions import actions_of
from remit.model.from_syntax.conditions import condition
from remit.model.from_syntax.tables import complete_when, rows_of
from remit.model.from_syntax.time import texts
from remit.syntax import nodes as n

if TYPE_CHECKING:
    from remit.model.from_syntax.context import Context

Named = n.Rule | n.Exception_ | n.Table


def accepts_of(written: tuple[n.Accept, ...]) -> dict[str, str]:
    """Accepted lints and the words in which they are accepted."""
    return {accept.lint.text: "; ".join(texts(accept.because)) for accept in written}


def sections_of(sections: tuple[n.Section, ...], policy: str, context: Context) -> tuple[m.Section, ...]:
    """The sections of one policy in their order."""
    _unique(sections, context)
    return tuple(_Section(section, policy, context).read() for section in sections)


def _unique(sections: tuple[n.Section, ...], context: Context) -> None:
    """Report a name that two rules, exceptions or tables of a policy share, and a section's title said twice."""
    first: dict[str, n.Text] = {}
    titles: dict[str, n.Text] = {}
    for section in sections:
        if section.title.value in titles:
            said = [Label(titles[section.title.value].span, "the first is here")]
            context.report.add("R0211", section.title.span, secondary=said, name=section.title.value)
        titles.setdefault(section.title.value, section.title)
        for item in section.items:
            if isinstance(item, Named):
                name = item.name
                if name.value in first:
                    said = [Label(first[name.value].span, "the first is here")]
                    context.report.add("R0210", name.span, secondary=said, name=name.value)
                first.setdefault(name.value, name)


class _Section:
    """Reads one section."""

    def __init__(self, section: n.Section, policy: str, context: Context) -> None:
        self.section = section
        self.policy = policy
        self.context = context
        self.trees: dict[str, n.Rule] = {}
        self.parents: dict[str, str] = {}
        self.exceptions: dict[str, n.Exception_] = {}

    def read(self) -> m.Section:
        self._link()
        rules: list[m.Rule] = []
        closing: list[n.Otherwise] = []
        complete: dict[str, c.Condition] = {}
        for item in self.section.items:
            match item:
                case n.Rule():
                    rules.append(self._rule(item))
                case n.Exception_():
                    if (
                        item is self.exceptions.get(item.name.value)
                        and self._root(item.name.value) is not None
                    ):
                        rules.append(self._exception(item))
                case n.Table():
                    rules += rows_of(item, self.policy, self.section.title.value, self.context)
                    promised = complete_when(item, self.context)
                    if promised is not None:
                        complete.setdefault(item.name.value, promised)
                case n.Otherwise():
                    closing.append(item)
        for again in closing[1:]:
            said = [Label(closing[0].span, "the first is here")]
            self.context.report.add("R0212", again.span, secondary=said, section=self.section.title.value)
        rules += [self._otherwise(item) for item in closing[:1]]
        return m.Section(self.section.title.value, tuple(rules), self.section.span, complete)

    # ---------------------------------------------------------------------------------------------

    def _link(self) -> None:
        """Which rule or exception each exception excepts from."""
        above: n.Rule | None = None
        named = {item.name.value for item in self.section.items if isinstance(item, n.Rule)}
        waiting: list[n.Exception_] = []
        for item in self.section.items:
            if isinstance(item, n.Rule):
                above = item
                self.trees[item.name.value] = item
            elif isinstance(item, n.Exception_):
                # Of two of a name, which is reported, the first stands.
                if item.name.value in {*named, *self.exceptions}:
                    continue
                self.exceptions[item.name.value] = item
                if item.to is not None:
                    waiting.append(item)
                elif above is not None:
                    self.parents[item.name.value] = above.name.value
            elif isinstance(item, n.Table):
                above = None
        for item in waiting:
            self._link_to(item, item.to) if item.to else None
        self._cut_circles()

    def _link_to(self, item: n.Exception_, to: n.Text) -> None:
        names = (*self.trees, *self.exceptions)
        if to.value in names and to.value != item.name.value:
            self.parents[item.name.value] = to.value
            return
        self.context.report.add(
            "R0213",
            to.span,
            help=suggestion(to.value, [name for name in names if name != item.name.value]),
            name=to.value,
            section=self.section.title.value,
        )

    def _cut_circles(self) -> None:
        for name in list(self.parents):
            seen, at = [name], self.parents.get(name)
            while at is not None and at not in seen:
                seen.append(at)
                at = self.parents.get(at)
            if at == name:
                others = [Label(self.exceptions[x].name.span, "is part of the circle") for x in seen[1:]]
                self.context.report.add("R0214", self.exceptions[name].name.span, secondary=others, name=name)
                del self.parents[name]

    def _root(self, name: str) -> str | None:
        """The rule at the root of an exception's tree; None where the chain is broken, which is reported already."""
        while name in self.parents:
            name = self.parents[name]
        return name if name in self.trees else None

    def _rule(self, rule: n.Rule) -> m.Rule:
        return m.Rule(
            kind=m.RuleKind.RULE,
            policy=self.policy,
            section=self.section.title.value,
            name=rule.name.value,
            when=condition(rule.when, self.context),
            unless=condition(rule.unless, self.context) if rule.unless else None,
            first=rule.first.day if rule.first else None,
            last=rule.last.day if rule.last else None,
            actions=actions_of(rule.actions, self.context),
            because=texts(rule.because),
            excepts=None,
            tree=rule.name.value,
            overrides=self._overrides(rule),
            table=None,
            row=None,
            first_row_wins=False,
            accepts=accepts_of(rule.accepts),
            span=rule.span,
        )

    def _overrides(self, rule: n.Rule) -> tuple[str, ...]:
        overridden = []
        for name in rule.overrides:
            if name.value not in self.trees:
                others = [other for other in self.trees if other != rule.name.value]
                self.context.report.add(
                    "R0215",
                    name.span,
                    help=suggestion(name.value, others),
                    name=name.value,
                    section=self.section.title.value,
                )
            else:
                overridden.append(name.value)
        if rule.name.value in self._overridden_by(rule.name.value):
            self._circle(rule)
            return ()
        return tuple(overridden)

    def _circle(self, rule: n.Rule) -> None:
        """Report a circle of `overrides`; it is the same finding for each rule in it."""
        name = rule.name.value
        circle = [x for x in self._overridden_by(name) if x in self.trees and name in self._overridden_by(x)]
        first, *others = sorted((self.trees[x] for x in circle), key=lambda other: other.span)
        self.context.report.add(
            "R0216",
            first.name.span,
            secondary=[Label(other.name.span, "is part of the circle") for other in others],
            name=first.name.value,
        )

    def _overridden_by(self, name: str) -> set[str]:
        """All that a rule overrides, directly or through others."""
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            rule = self.trees.get(waiting.pop())
            for other in rule.overrides if rule else ():
                if other.value not in seen:
                    seen.add(other.value)
                    waiting.append(other.value)
        return seen

    def _exception(self, item: n.Exception_) -> m.Rule:
        root = self.trees[self._root(item.name.value) or ""]
        return m.Rule(
            kind=m.RuleKind.EXCEPTION,
            policy=self.policy,
            section=self.section.title.value,
            name=item.name.value,
            when=condition(item.when, self.context),
            unless=condition(item.unless, self.context) if item.unless else None,
            first=root.first.day if root.first else None,
            last=root.last.day if root.last else None,
            actions=actions_of(item.actions, self.context, may_withdraw=True),
            because=texts(item.because),
            excepts=self.parents[item.name.value],
            tree=root.name.value,
            overrides=(),
            table=None,
            row=None,
            first_row_wins=False,
            accepts=accepts_of(item.accepts),
            span=item.span,
        )

    def _otherwise(self, item: n.Otherwise) -> m.Rule:
        actions = actions_of(item.actions, self.context)
        if actions.handling is None:
            help_ = "say how to handle what is left, such as `hold for TEAM`"
            self.context.report.add("R0420", item.span, help=help_, section=self.section.title.value)
        name = f"otherwise in {self.section.title.value}"
        return m.Rule(
            kind=m.RuleKind.OTHERWISE,
            policy=self.policy,
            section=self.section.title.value,
            name=name,
            when=c.AllOf((), item.span),
            unless=None,
            first=None,
            last=None,
            actions=actions,
            because=texts(item.because),
            excepts=None,
            tree=name,
            overrides=(),
            table=None,
            row=None,
            first_row_wins=False,
            accepts=accepts_of(item.accepts),
            span=item.span,
        )
