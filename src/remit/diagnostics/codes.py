"""The one table of codes, joined from a file for each phase: a new code goes at the end of its phase's file.

A code is never renumbered and never used again. Its page is `pages/<code>.md`.
"""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from remit.diagnostics.code import Code
from remit.diagnostics.codes_advice import ADVICE
from remit.diagnostics.codes_deciding import DECIDING
from remit.diagnostics.codes_difference import DIFFERENCE
from remit.diagnostics.codes_due import DUE
from remit.diagnostics.codes_guarantees import GUARANTEES
from remit.diagnostics.codes_internal import INTERNAL
from remit.diagnostics.codes_names import NAMES
from remit.diagnostics.codes_proof import PROOF
from remit.diagnostics.codes_reading import READING
from remit.diagnostics.codes_records import RECORDS
from remit.diagnostics.codes_settings import SETTINGS
from remit.diagnostics.codes_syntax import SYNTAX
from remit.diagnostics.codes_types import TYPES
from remit.diagnostics.codes_workflow import WORKFLOW

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALL_CODES", "CODES", "Code", "lookup"]

ALL_CODES = tuple(
    chain(
        READING,
        SETTINGS,
        DIFFERENCE,
        SYNTAX,
        NAMES,
        TYPES,
        WORKFLOW,
        ADVICE,
        PROOF,
        GUARANTEES,
        DECIDING,
        RECORDS,
        DUE,
        INTERNAL,
    )
)
"""Every entry as written, so that a test can see a code or a name given twice."""

CODES: Mapping[str, Code] = MappingProxyType({code.code: code for code in ALL_CODES})
"""Every code by its number, in the order of the phases."""

_BY_NAME = {code.name: code for code in ALL_CODES}


def lookup(code_or_name: str) -> Code:
    """Find `R0201`, `r0201` or `unknown-name`; raises KeyError where there is none."""
    written = code_or_name.strip()
    found = CODES.get(written.upper()) or _BY_NAME.get(written.lower())
    if found is None:
        raise KeyError(code_or_name)
    return found
