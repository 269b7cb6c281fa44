"""Checking drafts: what somebody is about to send, against the policies in force when it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final, assert_never

from remit.backends.reference.sending import Draft, Mute, Promised, TooLong, Unfilled, objections
from remit.contract.decision import PolicyCited
from remit.contract.decode import arrival, decode
from remit.contract.draft import DraftCheck, Objection
from remit.contract.problem import InteractionProblem
from remit.contract.read_value import read_value
from remit.contract.schema import Kind, Language, Moment, OneOf, Text
from remit.model.nodes import Ban

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.backends.reference.sending import Objected
    from remit.contract.interaction import Value
    from remit.driver.desk import Desk
    from remit.driver.policy import Policy
    from remit.source.span import Span

FIELDS: Final[Mapping[str, Kind]] = {
    "text": Text(),
    "kind": OneOf(("answer", "acknowledge", "redirect")),
    "reply": Text(),
    "to": Text(),
    "language": Language(),
    "channel": Text(),
    "sent": Moment(),
}
"""What a draft may say of itself; `text` it must."""

_PREFIX: Final = "draft."


def split(record: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """Return a record without its draft, and the draft: an object `draft`, or fields `draft.text` and so on."""
    rest: dict[str, object] = {}
    draft: dict[str, object] = {}
    for name, value in record.items():
        if name == "draft" and isinstance(value, Mapping):
            draft.update(value)
        elif name.startswith(_PREFIX):
            draft[name.removeprefix(_PREFIX)] = value
        elif name == "draft":
            draft["text"] = value
        else:
            rest[name] = value
    return rest, draft


def check_draft(
    policy: Policy,
    record: Mapping[str, object],
    draft: Mapping[str, object],
    sector: str | None,
    switches: Mapping[str, bool | frozenset[str]],
) -> DraftCheck:
    """See `Policy.check_draft`. Raises `InteractionProblem`."""
    arrived = arrival(record, sector)
    given = _given(draft)
    sent = given.get("sent")
    desk = policy.desk(arrived.sector, sent if isinstance(sent, datetime) else arrived.received)
    facts, _ = desk.read(decode(arrived, desk.schema))
    vocabulary = desk.assembly.vocabulary
    channel = _named("channel", given, vocabulary.channels) or str(facts["channel"])
    text = str(given["text"])
    language = given.get("language") or desk.reader.read(text).language
    written = Draft(
        text=text,
        kind=str(given.get("kind") or "answer"),
        reply=_named("reply", given, vocabulary.replies),
        to=_named("to", given, vocabulary.channels),
        language=None if language is None else str(language),
    )
    found = tuple(objections(written, desk.situation({**facts, "channel": channel}, switches)))
    return DraftCheck(
        id=str(facts["id"]),
        policies=_cited(desk),
        may_be_sent=not found,
        channel=channel,
        language=written.language,
        objections=tuple(_objection(one, policy.at) for one in found),
    )


def _given(draft: Mapping[str, object]) -> dict[str, Value]:
    """Read the fields of a draft; one that is `null` is not given."""
    found: dict[str, Value] = {}
    for name, value in draft.items():
        kind = FIELDS.get(name)
        if kind is None:
            fields = tuple(f"{_PREFIX}{field}" for field in FIELDS)
            raise InteractionProblem("R0701", f"{_PREFIX}{name}", candidates=fields)
        read = None if value is None else read_value(f"{_PREFIX}{name}", value, kind)
        if read is not None:
            found[name] = read
    if not str(found.get("text", "")).strip():
        raise InteractionProblem("R0703", f"{_PREFIX}text")
    return found


def _named(field: str, given: Mapping[str, Value], known: Mapping[str, object]) -> str | None:
    """Return the name that a field gives, of those there are."""
    name = given.get(field)
    if name is None or name in known:
        return None if name is None else str(name)
    raise InteractionProblem("R0709", f"{_PREFIX}{field}", candidates=tuple(sorted(known)), value=str(name))


def _cited(desk: Desk) -> tuple[PolicyCited, ...]:
    return tuple(
        PolicyCited(name=one.title, edition=one.edition, digest=one.digest) for one in desk.assembly.policies
    )


def _objection(found: Objected, at: Callable[[Span], str]) -> Objection:
    match found:
        case Ban(title=title, because=because, span=span):
            return Objection(
                kind="ban",
                name=title,
                says=f'the words break the ban "{title}"',
                because=because,
                at=at(span),
            )
        case Promised(guarantee, promise):
            return Objection(
                kind="guarantee",
                name=guarantee.title,
                says=f'the guarantee "{guarantee.title}" forbids it',
                because=guarantee.because,
                at=at(promise.span),
            )
        case Mute(channel):
            how = "we only listen" if channel.listen_only else "we only publish"
            return Objection(
                kind="channel", name=channel.name, says=f"nothing is said on {channel.name}: {how} there"
            )
        case TooLong(channel, length):
            return Objection(
                kind="length",
                name=channel.name,
                says=f"{length:,} characters are more than the {channel.limit:,} that {channel.name} takes",
            )
        case Unfilled(name):
            return Objection(kind="unfilled", name=name, says=f"`{{{name}}}` is not filled")
    assert_never(found)
