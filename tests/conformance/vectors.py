"""Conformance vectors, and what an answer is held to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent / "vectors"
OUTCOME = ("handling", "path", "team", "sla", "priority", "clocks", "requirements", "flags", "notify")
"""Always compared: what a case does not want must not be there."""

WHERE_WANTED = ("rules", "derived", "deadlines")
"""Compared where a case wants them."""

STATE = (
    "team", "closed", "notified", "referred", "required", "flagged", "waiting", "paused", "missed", "met",
)  # fmt: skip
"""Always compared of a state."""


@dataclass(frozen=True)
class Case:
    """One interaction, and what must be answered.

    That is `want` (part of a decision), `want_error` (a code), or, where the case is walked through what is `told` of
    it until `at`, `want_state`. `policy` is a file or a folder; `needs` names what an implementation must have to be
    asked.
    """

    name: str
    policy: Path
    needs: frozenset[str]
    interaction: Mapping[str, Any]
    switches: Mapping[str, bool | list[str]]
    want: Mapping[str, Any] | None
    want_error: str | None
    told: tuple[Mapping[str, str], ...] = ()
    at: str | None = None
    want_state: Mapping[str, Any] | None = None

    @property
    def request(self) -> dict[str, Any]:
        """What an implementation is asked."""
        asked: dict[str, Any] = {
            "policy": str(self.policy),
            "interaction": self.interaction,
            "switches": self.switches,
        }
        return asked if self.at is None else {**asked, "told": list(self.told), "at": self.at}


def cases() -> Iterator[Case]:
    """Yield every case, file by file."""
    for path in sorted(FOLDER.rglob("*.json")):
        vectors = json.loads(path.read_text(encoding="utf-8"))
        folder = path.parent.relative_to(FOLDER)
        for case in vectors["cases"]:
            yield Case(
                name=f"{folder.as_posix()}/{path.stem}: {case['name']}",
                policy=path.parent / vectors["policy"],
                needs=frozenset(vectors["needs"]),
                interaction={**vectors["interaction"], **case["interaction"]},
                switches=case.get("switches", {}),
                want=case.get("want"),
                want_error=case.get("want_error"),
                told=tuple(case.get("told", ())),
                at=case.get("at"),
                want_state=case.get("want_state"),
            )


def answered(answer: Mapping[str, Any], case: Case) -> dict[str, Any]:
    """Reduce a decision, or a state, to what a case compares."""
    if "error" in answer:
        return {"error": answer["error"]}
    if case.want_state is not None:
        return _state(answer.get("state", {}), case.want_state)
    found = {name: _plain(answer.get(name)) for name in OUTCOME}
    handling = found["handling"]
    if handling.get("fault"):
        handling["fault"] = handling["fault"]["kind"]
    wanted = case.want or {}
    if "derived" in wanted:
        found["derived"] = answer["derived"]
    if "deadlines" in wanted:
        found["deadlines"] = [
            {key: value for key, value in deadline.items() if value} for deadline in answer["deadlines"]
        ]
    if "rules" in wanted:
        keys = [set(rule) for rule in wanted["rules"]]
        cited = answer["rules"]
        found["rules"] = [
            {key: value for key, value in rule.items() if key in asked}
            for rule, asked in zip(cited, keys, strict=False)
        ]
        found["rules"] += [rule["rule"] for rule in cited[len(keys) :]]
    return {name: value for name, value in found.items() if value not in (None, [], {})}


def wanted(case: Case) -> dict[str, Any]:
    """Return what `answered` must be."""
    if case.want_state is not None:
        return dict(case.want_state)
    if case.want is None:
        return {"error": case.want_error}
    return {name: value for name, value in case.want.items() if value != []}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Leave out what is empty, inside objects too."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items() if part not in (None, [], {})}
    return value


def _state(state: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out of a state what is empty, and the due moments that are not asked for."""
    found = {name: state.get(name) for name in STATE if state.get(name) not in (None, False, [])}
    if "due" in wanted:
        found["due"] = {name: state.get("due", {}).get(name) for name in wanted["due"]}
    return found
