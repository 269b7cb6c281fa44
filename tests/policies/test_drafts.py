"""What the shipped policies say by themselves may be sent: a decision and the check of drafts never disagree."""

from __future__ import annotations

import json
from pathlib import Path

import remit
from remit.contract.decision import Held, Redirected, Silenced

POLICIES = Path(__file__).parents[2] / "policies"


def test_nothing_stands_against_what_is_said_automatically() -> None:
    """Of every sample interaction that is told something, the same words as a draft lack at most what sending fills."""
    policy = remit.load(POLICIES, prove=False)
    told = 0
    for file in sorted((POLICIES / "samples").glob("[!s]*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            handling = policy.decide(record).handling
            if isinstance(handling, Silenced | Held) or handling.text is None:
                continue
            told += 1
            draft = {"text": handling.text, "kind": handling.kind, "reply": handling.reply}
            if isinstance(handling, Redirected):
                draft["to"] = handling.to
            if handling.language != "mul":
                draft["language"] = handling.language
            checked = policy.check_draft(record, draft)
            assert {one.kind for one in checked.objections} <= {"unfilled"}, (record, checked)
    assert told > 20
