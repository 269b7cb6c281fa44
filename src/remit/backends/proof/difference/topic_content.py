"""When two topics mean the same, and when one takes the other in, by what they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.signals.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.model.nodes import Topic


@dataclass(frozen=True, slots=True)
class Meaning:
    """What makes a message be about a topic, whatever the order in which it is written; included topics by theirs."""

    phrases: frozenset[str]
    together: frozenset[frozenset[frozenset[str]]]
    excludes: frozenset[str]
    patterns: frozenset[str]
    includes: frozenset[Meaning]


def meaning(name: str, topics: Mapping[str, Topic]) -> Meaning:
    """Return what a topic means among others."""
    pattern = topics[name].pattern
    return Meaning(
        _normal(pattern.phrases),
        frozenset(frozenset(map(_normal, groups)) for groups in pattern.together),
        _normal(pattern.excludes),
        frozenset(pattern.patterns),
        frozenset(meaning(inner, topics) for inner in pattern.includes if inner in topics),
    )


def takes_in(name: str, wider: Mapping[str, Topic], narrower: Mapping[str, Topic]) -> bool:
    """Whether every message about a topic as `narrower` has it is plainly about it as `wider` has it."""
    return _takes_in(meaning(name, wider), meaning(name, narrower))


def _takes_in(wide: Meaning, narrow: Meaning) -> bool:
    # What a pattern matches around words that are passed over is hard to say, so then those must be the same.
    excludes = wide.excludes == narrow.excludes or (wide.excludes < narrow.excludes and not narrow.patterns)
    return (
        excludes
        and narrow.phrases <= wide.phrases
        and narrow.together <= wide.together
        and narrow.patterns <= wide.patterns
        and all(any(_takes_in(w, n) for w in wide.includes) for n in narrow.includes)
    )


def changes(name: str, before: Mapping[str, Topic], after: Mapping[str, Topic]) -> tuple[str, ...]:
    """Say what of a topic changed: `also “cloned card”`, `no longer “phishing”`."""
    old, new = before[name].pattern, after[name].pattern
    said: list[str] = []
    for words, had, has in (
        ("phrase", old.phrases, new.phrases),
        ("but not", old.excludes, new.excludes),
        ("pattern", old.patterns, new.patterns),
        ("includes", old.includes, new.includes),
    ):
        what = "" if words == "phrase" else f"{words} "
        said += (f"now also {what}“{one}”" for one in has if one not in had)
        said += (f"no longer {what}“{one}”" for one in had if one not in has)
    if {*old.together} != {*new.together}:
        said.append("other combinations of phrases")
    return tuple(said) or ("a topic that it includes changed",)


def _normal(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(map(normalise, phrases))
