"""Any bytes as interactions: each record is decided, or refused with a code; nothing raises."""

import sys
from io import BytesIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["remit.contract", "remit.driver", "remit.signals"]):
    import remit
    from remit.driver.intake.json_lines import json_records
    from remit.driver.intake.lines import lines
    from remit.driver.intake.records import Record
    from remit.driver.policy import Policy
    from remit.signals.masking import mask

POLICIES = Path(__file__).parents[2] / "policies"
POLICY: Policy = remit.load(POLICIES / "insurance.remit")


def one(data: bytes) -> None:
    """A stream that is not UTF-8 from its first bytes on, such as UTF-16, is refused as a whole, with a code."""
    try:
        each(data)
    except remit.OutsideError as error:
        if error.code != "R0003":
            raise


def each(data: bytes) -> None:
    """Read and decide; mask what is shown of a refused record."""
    for item in json_records(lines(BytesIO(data), "fuzz")):
        if not isinstance(item, Record):
            mask(str(item))
            continue
        try:
            decision = POLICY.decide(item.fields)
        except remit.InteractionError as error:
            mask(str(error))
            continue
        if remit.Decision.from_json(decision.to_json()) != decision:
            raise AssertionError("a decision is not what was written of it")


atheris.Setup(sys.argv, one)
atheris.Fuzz()
