"""Every finding about a policy has a golden entry."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from remit.diagnostics.codes import CODES

_CORPUS: Final = Path(__file__).parent.parent / "corpus"
_EXPECTED: Final = re.compile(r"# (?:error|warning|note): (R\d{4}(?:, R\d{4})*)")
_ABOUT_POLICIES: Final = ("R01", "R02", "R03", "R04", "R05", "R06")
# Of all that reading finds, only these stand in the text of a policy.
_READ: Final = {"R0005", "R0006"}


def test_every_code_that_a_policy_can_give_has_a_golden_entry_and_no_other_has_one() -> None:
    """How each of them is told is written down, so that a change of it is seen."""
    golden = {
        code
        for file in _CORPUS.rglob("*.md")
        for expected in _EXPECTED.finditer(file.read_text("utf-8"))
        for code in expected[1].split(", ")
    }
    policies = {code.code for code in CODES.values() if code.status != "retired"}
    assert golden == {code for code in policies if code.startswith(_ABOUT_POLICIES) or code in _READ}
