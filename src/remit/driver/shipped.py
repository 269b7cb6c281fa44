"""The policies that come with Remit: in the installed package, or in the checkout that it is run from."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from remit.driver.intake.problems import outside

SWITCH_LOG = "switches.jsonl"

_PACKAGE = Path(__file__).parents[1]


def shipped_policies() -> Path:
    """The folder of the shipped policies; raises OutsideError R0052 where it is missing."""
    places = (_PACKAGE / "policies", _PACKAGE.parents[1] / "policies")
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        raise outside("R0052", path=places[0])
    # Places in decisions read best from where the reader stands.
    here = Path.cwd()
    return found.relative_to(here) if found.is_relative_to(here) else found


def sample_interactions() -> BytesIO:
    """The shipped sample interactions of all sectors, JSON Lines; raises OutsideError R0052 where there are none."""
    folder = shipped_policies() / "samples"
    files = sorted(file for file in folder.glob("*.jsonl") if file.name != SWITCH_LOG)
    if not files:
        raise outside("R0052", path=folder)
    return BytesIO(b"\n".join(file.read_bytes() for file in files))


def sample_switch_log() -> Path | None:
    """The log of the switches during the samples; None where there is none."""
    path = shipped_policies() / "samples" / SWITCH_LOG
    return path if path.is_file() else None
