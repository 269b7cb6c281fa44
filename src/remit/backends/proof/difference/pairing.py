"""Two editions laid over the same interactions.

A word that both have but read differently (a topic whose phrases changed, a fact of another type) is two words here:
`fraud_before` and `fraud_after`. A word that only one has is unknown to the other; so is a value that only one has. A
topic or kind of personal data that was only renamed is one word, the new one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from remit.backends.proof.difference.rewriting import Rewriting
from remit.backends.proof.difference.topic_content import meaning, takes_in
from remit.model import types as t

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from remit.model.nodes import Assembly, Fact, Switch, Topic, Vocabulary

Side: TypeAlias = Literal["old", "new"]
Kind: TypeAlias = Literal["topic", "personal kind", "fact", "switch"]
BEFORE, AFTER = "_before", "_after"
_KIND_OF: Final[dict[str, Kind]] = {"topics": "topic", "personal_data": "personal kind"}
# Whoever writes in says where they write from and to whom; no edition can pass over that.
_ALWAYS_READ: Final = ("channel", "sector")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that changed: by its name in each edition, None where that does not have it; `name` is what it is here."""

    kind: Kind
    old: str | None
    new: str | None

    @property
    def doubled(self) -> bool:
        """Both have it, and read it differently."""
        return self.old is not None and self.old == self.new


@dataclass(frozen=True, slots=True)
class Names:
    """How the words of one edition are called here: elements by their fact, facts and switches by their own name."""

    elements: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """Two assemblies of one sector, as they can be compared, and what they were (`was_old`, `was_new`).

    `channels` are those that both have. `words` are those that changed.
    """

    old: Assembly
    new: Assembly
    was_old: Assembly
    was_new: Assembly
    names_old: Names
    names_new: Names
    words: tuple[Word, ...]

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels of both, in the order of the new edition."""
        before = self.was_old.vocabulary.channels
        return tuple(name for name in self.was_new.vocabulary.channels if name in before)

    def rewriting(self, side: Side) -> Rewriting:
        """What makes conditions of one edition conditions here."""
        names = self.names_old if side == "old" else self.names_new
        one, other = (self.was_old, self.was_new) if side == "old" else (self.was_new, self.was_old)
        return _rewriting(one, other, names)


def pair(old: Assembly, new: Assembly) -> Pair:
    """Lay two assemblies over the same interactions; they are taken to be of the new one's sector."""
    before, after = old.vocabulary, new.vocabulary
    words: list[Word] = []
    elements_old: dict[str, dict[str, str]] = {}
    elements_new: dict[str, dict[str, str]] = {}
    for fact, (mine, theirs) in _read_from_messages(before, after).items():
        names_old, names_new, changed = _matched(mine, theirs, _KIND_OF[fact])
        elements_old[fact], elements_new[fact] = names_old, names_new
        words += changed
    doubled = [
        *((name, "fact") for name in before.facts if _unlike(before.facts[name], after.facts.get(name))),
        *((n, "switch") for n in before.switches if _another(before.switches[n], after.switches.get(n))),
    ]
    words += (Word("fact" if kind == "fact" else "switch", name, name) for name, kind in doubled)
    kinds: tuple[tuple[Kind, Iterable[str], Iterable[str]], ...] = (
        ("fact", before.facts, after.facts),
        ("switch", before.switches, after.switches),
    )
    for kind, had, has in kinds:
        words += (Word(kind, name, None) for name in had if name not in set(has))
        words += (Word(kind, None, name) for name in has if name not in set(had))
    taken = {*before.facts, *after.facts, *before.switches, *after.switches}
    called_old = Names(elements_old, {name: _free(name + BEFORE, taken) for name, _ in doubled})
    called_new = Names(elements_new, {name: _free(name + AFTER, taken) for name, _ in doubled})
    merged = _Merged(before, after, called_old, called_new)
    return Pair(
        old=_laid(replace(old, sector=new.sector), _rewriting(old, new, called_old), merged),
        new=_laid(new, _rewriting(new, old, called_new), merged),
        was_old=old,
        was_new=new,
        names_old=called_old,
        names_new=called_new,
        words=tuple(words),
    )


def _read_from_messages(
    before: Vocabulary, after: Vocabulary
) -> dict[str, tuple[dict[str, Hashable], dict[str, Hashable]]]:
    """For each fact that is read from messages, what its elements mean in each edition."""
    return {
        "topics": (
            {name: meaning(name, before.topics) for name in before.topics},
            {name: meaning(name, after.topics) for name in after.topics},
        ),
        "personal_data": (
            {name: tuple(sorted(kind.patterns)) for name, kind in before.personal_kinds.items()},
            {name: tuple(sorted(kind.patterns)) for name, kind in after.personal_kinds.items()},
        ),
    }


def _matched(
    before: Mapping[str, Hashable], after: Mapping[str, Hashable], kind: Kind
) -> tuple[dict[str, str], dict[str, str], list[Word]]:
    """What the elements of both are called here, and those that changed."""
    names_old = {name: name for name in before}
    names_new = {name: name for name in after}
    words: list[Word] = []
    gone = {before[name]: name for name in before if name not in after}
    for name, content in after.items():
        if name not in before and content in gone:
            names_old[gone.pop(content)] = name
    for name in before:
        if name in after and before[name] != after[name]:
            taken = before.keys() | after.keys()
            names_old[name], names_new[name] = _free(name + BEFORE, taken), _free(name + AFTER, taken)
            words.append(Word(kind, name, name))
        elif name not in after:
            other = names_old[name]
            words.append(Word(kind, name, None if other == name else other))
    renamed = {word.new for word in words}
    words += (Word(kind, None, name) for name in after if name not in before and name not in renamed)
    return names_old, names_new, words


def _free(name: str, taken: AbstractSet[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _unlike(one: Fact, other: Fact | None) -> bool:
    """Whether two facts of one name cannot be one: their values are of other kinds, or in other bounds."""
    if other is None or one.type == other.type:
        return False
    return not (
        (isinstance(one.type, t.OneOf) and isinstance(other.type, t.OneOf))
        or (isinstance(one.type, t.SomeOf) and isinstance(other.type, t.SomeOf))
    )


def _another(one: Switch, other: Switch | None) -> bool:
    """Whether two switches of one name are on for other things, or by themselves on other days."""
    return other is not None and (one.by, one.on) != (other.by, other.on)


@dataclass(frozen=True, slots=True)
class _Merged:
    """What the space of both needs to know of both."""

    before: Vocabulary
    after: Vocabulary
    names_old: Names
    names_new: Names

    def facts(self) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for vocabulary, names in ((self.before, self.names_old), (self.after, self.names_new)):
            for name, fact in vocabulary.facts.items():
                called = names.words.get(name, name)
                type_ = fact.type
                if isinstance(type_, t.SomeOf):
                    elements = names.elements.get(name, {})
                    type_ = t.SomeOf(tuple(elements.get(value, value) for value in type_.values))
                found[called] = _united(
                    found.get(called), replace(fact, name=called, type=type_, says=fact.says)
                )
        return dict(sorted(found.items()))

    def topics(self) -> dict[str, Topic]:
        """Every topic under its name here, with those it includes; a doubled one may take the other in."""
        found: dict[str, Topic] = {}
        for vocabulary, names in ((self.before, self.names_old), (self.after, self.names_new)):
            called = names.elements["topics"]
            for name, topic in vocabulary.topics.items():
                here = called[name]
                includes = tuple(called.get(inner, inner) for inner in topic.pattern.includes)
                if here in found:
                    includes = tuple(dict.fromkeys((*found[here].pattern.includes, *includes)))
                found[here] = replace(topic, pattern=replace(topic.pattern, name=here, includes=includes))
        for name in self.before.topics.keys() & self.after.topics.keys():
            was, is_ = self.names_old.elements["topics"][name], self.names_new.elements["topics"][name]
            if was != is_ and takes_in(name, self.after.topics, self.before.topics):
                found[is_] = _including(found[is_], was)
            elif was != is_ and takes_in(name, self.before.topics, self.after.topics):
                found[was] = _including(found[was], is_)
        return dict(sorted(found.items()))


def _including(topic: Topic, other: str) -> Topic:
    pattern = topic.pattern
    return replace(topic, pattern=replace(pattern, includes=(*pattern.includes, other)))


def _united(one: Fact | None, other: Fact) -> Fact:
    if one is None:
        return other
    match one.type, other.type:
        case (t.OneOf(a), t.OneOf(b)):
            return replace(other, type=replace(other.type, values=tuple(dict.fromkeys((*b, *a)))))
        case (t.SomeOf(a), t.SomeOf(b)):
            return replace(other, type=t.SomeOf(tuple(dict.fromkeys((*b, *a)))))
        case _:
            return other


def _rewriting(one: Assembly, other: Assembly, names: Names) -> Rewriting:
    """`one` is the edition whose conditions are rewritten."""
    foreign: dict[str, tuple[str, ...]] = {}
    own: dict[str, tuple[str, ...]] = {}
    for name, fact in one.vocabulary.facts.items():
        theirs = other.vocabulary.facts.get(name)
        if name in _ALWAYS_READ or theirs is None or name in names.words:
            continue
        match fact.type, theirs.type:
            case (t.OneOf(mine), t.OneOf(more)):
                foreign[name] = tuple(value for value in more if value not in mine)
            case (t.SomeOf(mine), t.SomeOf(more)):
                elements = names.elements.get(name, {})
                called = tuple(elements.get(value, value) for value in mine)
                if set(mine) != set(more) or called != mine:
                    own[name] = called
            case _:
                pass
    return Rewriting(names.elements, names.words, {name: more for name, more in foreign.items() if more}, own)


def _laid(assembly: Assembly, rewriting: Rewriting, merged: _Merged) -> Assembly:
    return rewriting.assembly(assembly, merged.facts(), merged.topics())
