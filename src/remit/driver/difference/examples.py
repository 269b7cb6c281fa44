"""Witnesses of changes, made to interactions that anyone can ask of both editions, and replayed."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product
from typing import TYPE_CHECKING, Final

from remit.backends.proof.tell import given_words
from remit.driver.difference.told import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.backends.proof.difference.found import Shown
    from remit.backends.proof.witness import Witness
    from remit.driver.desk import Desk
    from remit.driver.difference.contrast import Contrast
    from remit.driver.policy import Policy
    from remit.model.nodes import Topic, Value

_TEXTS_TRIED: Final = 60
_PHRASES_TRIED: Final = 6


class Replays:
    """Replays interactions on both editions of one sector."""

    def __init__(self, old: Policy, new: Policy, old_desk: Desk, new_desk: Desk, contrast: Contrast) -> None:
        self._old, self._new, self._contrast = old, new, contrast
        self._old_desk, self._new_desk = old_desk, new_desk

    def example(self, shown: Shown) -> Example:
        """Return the witness as a message if there is one that shows the same, and both decisions."""
        message = self._message(shown)
        old, new = (replace(one, message=message) for one in (shown.old, shown.new))
        before = self._old.decide_facts(
            self._old_desk, "example", self._facts(old, self._old_desk), old.switches
        )
        after = self._new.decide_facts(
            self._new_desk, "example", self._facts(new, self._new_desk), new.switches
        )
        given = given_words(new, self._new_desk.assembly)
        given_old = given_words(old, self._old_desk.assembly)
        one_decided, other_decided = (
            desk.decided(desk.situation(self._facts(one, desk), one.switches))
            for one, desk in ((old, self._old_desk), (new, self._new_desk))
        )
        language = self._facts(new, self._new_desk).get("language")
        differs = tuple(
            one.aspect if one.item is None else f"{one.aspect} {one.item}"
            for one in self._contrast.differences(one_decided, other_decided, language)
        )
        return Example(given, given_old if given_old != given else None, before, after, differs)

    def _facts(self, witness: Witness, desk: Desk) -> dict[str, Value]:
        if witness.message is None:
            return dict(witness.facts)
        facts = {name: value for name, value in witness.facts.items() if name != "topics"}
        facts["message"] = witness.message
        read, _ = desk.derive(facts)
        # What nobody was asked of the message stays unknown.
        return {name: value for name, value in read.items() if name in witness.facts or name == "message"}

    def _message(self, shown: Shown) -> str | None:
        old, new = shown.old.facts, shown.new.facts
        before, after = old.get("topics"), new.get("topics")
        if "message" in new or not isinstance(before, frozenset) or not isinstance(after, frozenset):
            return None
        if not before and not after:
            return None
        for text in islice(self._texts(before, after), _TEXTS_TRIED):
            if (
                self._old_desk.reader.read(text).topics == before
                and self._new_desk.reader.read(text).topics == after
            ):
                return text
        return None

    def _texts(self, before: frozenset[str], after: frozenset[str]) -> Iterator[str]:
        """Yield texts that may be about these topics: a phrase of each, for a changed topic one that tells."""
        old, new = self._old_desk.assembly.vocabulary.topics, self._new_desk.assembly.vocabulary.topics
        wanted = [*_plain(after, new), *(n for n in _plain(before, old) if n not in after)]
        choices = [
            [*islice(_phrases(name, old, new, before=name in before, after=name in after), _PHRASES_TRIED)]
            for name in wanted
        ]
        if all(choices):
            yield from (", ".join(dict.fromkeys(some)) for some in product(*choices))


def _plain(topics: frozenset[str], known: Mapping[str, Topic]) -> list[str]:
    """Leave out the topics that others of them bring along."""
    brought = {
        name
        for name in topics
        for inner in topics
        if inner != name and name in known and inner in known[name].pattern.includes
    }
    return sorted(topics - brought)


def _phrases(
    name: str, old: Mapping[str, Topic], new: Mapping[str, Topic], *, before: bool, after: bool
) -> Iterator[str]:
    had, has = _of(old.get(name)), _of(new.get(name))
    own = has if after else had
    other = had if after else has
    # A phrase that both have shows both; one that only one has tells them apart.
    telling = [phrase for phrase in own if (phrase in other) == (before and after)]
    yield from (phrase.replace("*", "") for phrase in telling)


def _of(topic: Topic | None) -> list[str]:
    if topic is None:
        return []
    pattern = topic.pattern
    together = [" ".join(group[0] for group in groups) for groups in pattern.together if all(groups)]
    return [*pattern.phrases, *together]
