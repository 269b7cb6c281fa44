"""The policies that come with Remit: in the installed package, or in the checkout that it is run from."""

from __future__ import annotations

from pathlib import Path

from remit.driver.intake.problems import outside

_PACKAGE = Path(__file__).parents[1]


def shipped_policies() -> Path:
    """The folder of the shipped policies; raises OutsideError R0052 where it is missing."""
    places = (_PACKAGE / "policies", _PACKAGE.parents[1] / "policies")
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        raise outside("R0052", path=places[0])
    return found


def sample_interactions() -> Path:
    """The shipped sample interactions, JSON Lines; raises OutsideError R0052 where they are missing."""
    return _sample("interactions.jsonl")


def sample_switch_log() -> Path | None:
    """The log of the switches during the samples; None where there is none."""
    path = shipped_policies() / "samples" / "switches.jsonl"
    return path if path.is_file() else None


def _sample(name: str) -> Path:
    path = shipped_policies() / "samples" / name
    if not path.is_file():
        raise outside("R0052", path=path)
    return path
