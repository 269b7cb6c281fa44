"""Policies with the documents that they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.diagnostics.report import Report
from remit.driver.compile import compile_reading
from remit.driver.policy import Policy
from remit.driver.project import read_paths
from remit.model.from_syntax.project import Project

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Loaded:
    """Policies ready to decide, and their documents, in whose words more can be said."""

    policy: Policy
    project: Project


def load(path: Path) -> Loaded:
    """Load a file or folder. Raises PolicyError where it has errors."""
    reading = read_paths([path], Report())
    policy = Policy(compile_reading(reading))
    return Loaded(policy, Project(dict(sorted(reading.documents.items())), reading.uses))
