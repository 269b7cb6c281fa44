"""A decision as others read it: one JSON object. Fields may be added, none renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import (
    AliasChoices,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    model_serializer,
)

if TYPE_CHECKING:
    from datetime import datetime

Aspect: TypeAlias = Literal[
    "handling", "ownership", "sla", "priority", "clocks", "requirements", "flags", "notify"
]
"""What a rule can decide, in the order in which a decision lists them."""


def _with_offset(moment: datetime) -> str:
    return moment.isoformat()


Moment: TypeAlias = Annotated[AwareDatetime, PlainSerializer(_with_offset, return_type=str)]


class Part(BaseModel):
    """Frozen; whatever a later version adds is passed over when reading."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    left_out_when_empty: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _without_what_is_not_there(self, serialize: SerializerFunctionWrapHandler) -> dict[str, JsonValue]:
        written: dict[str, JsonValue] = serialize(self)
        return {
            name: value
            for name, value in written.items()
            if name not in self.left_out_when_empty or value not in (None, [], {}, False)
        }


class Whole(Part):
    """A part that is written and read by itself."""

    def to_dict(self) -> dict[str, JsonValue]:
        """Return it as JSON values, keys in the order stated."""
        written: dict[str, JsonValue] = self.model_dump(mode="json", by_alias=True)
        return written

    def to_json(self) -> str:
        """Return it as one line of JSON, the same bytes for the same content."""
        return self.model_dump_json(by_alias=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote; raises pydantic's ValidationError."""
        return cls.model_validate_json(text)


class PassedOver(Part):
    """An alternative of a redirect that did not land."""

    channel: str
    why: Literal["needs", "shut"]
    """Its needs were not known to be met, or it was shut."""


class Fault(Part):
    """Why a person has to look where the policy gives no answer."""

    kind: Literal["no_rule", "conflict", "nothing_lands", "ban"]
    says: str
    aspects: tuple[Aspect, ...] = ()
    """Those that rules disagree on."""
    rules: tuple[str, ...] = ()
    """All rules that disagree, or that decide the redirect."""
    passed_over: tuple[PassedOver, ...] = ()

    left_out_when_empty = frozenset({"aspects", "rules", "passed_over"})


class Answered(Part):
    """It is answered where it arrived.

    `reply` names the text, None: whoever has the case writes it. `passed_over` are alternatives of
    a redirect that came to the channel of arrival.
    """

    kind: Literal["answer"] = "answer"
    passed_over: tuple[PassedOver, ...] = ()
    reply: str | None = None
    language: str | None = None
    """ISO 639-1; `mul` where the text is in several languages, one below the other."""
    text: str | None = None

    left_out_when_empty = frozenset({"passed_over"})


class Acknowledged(Part):
    """The customer is told that we have it; the case goes on."""

    kind: Literal["acknowledge"] = "acknowledge"
    reply: str | None = None
    language: str | None = None
    text: str | None = None


class Redirected(Part):
    """The customer is asked to go on in the channel `to`; the text is said where the message arrived."""

    kind: Literal["redirect"] = "redirect"
    to: str
    passed_over: tuple[PassedOver, ...] = ()
    reply: str | None = None
    language: str | None = None
    text: str | None = None


class Held(Part):
    """A person of the team (`for` in JSON; None where nobody owns it) reviews before anything is said."""

    kind: Literal["hold"] = "hold"
    team: str | None = Field(serialization_alias="for", validation_alias=AliasChoices("for", "team"))
    fault: Fault | None = None

    left_out_when_empty = frozenset({"fault"})


class Silenced(Part):
    """Nothing is said, for a declared reason."""

    kind: Literal["silent"] = "silent"
    reason: str


Handling: TypeAlias = Annotated[
    Answered | Acknowledged | Redirected | Held | Silenced, Field(discriminator="kind")
]


class PolicyCited(Part):
    """A policy that was in force, and the digest of what it said."""

    name: str
    edition: str
    digest: str


class RuleCited(Part):
    """A rule that decided something; `at` is file and line."""

    rule: str
    section: str
    policy: str | None = None
    """None where only one policy was in force."""
    decides: tuple[Aspect, ...]
    because: tuple[str, ...] = ()
    at: str

    left_out_when_empty = frozenset({"policy"})


class Deadline(Part):
    """`due` is the first instant that is too late."""

    name: str
    due: Moment
    statutory: bool = False

    left_out_when_empty = frozenset({"statutory"})


class Derived(Part):
    """What was not given and was found in the message; None where it was given or could not be told."""

    topics: tuple[str, ...] | None = None
    personal_data: tuple[str, ...] | None = None
    language: str | None = None

    @model_serializer(mode="wrap")
    def _only_what_was_derived(self, serialize: SerializerFunctionWrapHandler) -> dict[str, JsonValue]:
        written: dict[str, JsonValue] = serialize(self)
        return {name: value for name, value in written.items() if value is not None}


class Decision(Whole):
    """What happens to one interaction, and which rules say so.

    `path` and `team`: the escalation path, and the team that has the case at `received`. `priority` 1 is the
    most urgent. `versions` are the releases of zone data, holiday data and detectors.
    """

    id: str
    policies: tuple[PolicyCited, ...]
    handling: Handling
    path: str | None = None
    team: str | None = None
    sla: str | None = None
    priority: int | None = None
    clocks: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    notify: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    derived: Derived = Derived()
    rules: tuple[RuleCited, ...] = ()
    versions: dict[str, str] = {}
    explanation: dict[str, JsonValue] | None = None

    left_out_when_empty = frozenset({"versions", "explanation"})
