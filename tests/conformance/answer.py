"""Answer conformance requests: one JSON object a line in, one a line out.

A request has `policy` (a file or folder), `interaction` and `switches`; the answer is a decision, or
`{"error": code}` where the interaction, or the policy, is refused.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import remit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit import Policy


class Answerer:
    """Loads each policy once."""

    def __init__(self) -> None:
        self._policies: dict[Path, Policy] = {}

    def answer(
        self, policy: Path, interaction: Mapping[str, Any], switches: Mapping[str, bool | list[str]]
    ) -> dict[str, Any]:
        """Answer one request."""
        try:
            if policy not in self._policies:
                # What is asked is also what becomes of policies that do not agree with themselves.
                self._policies[policy] = remit.load(policy, prove=False)
            states = {
                name: frozenset(state) if isinstance(state, list) else state
                for name, state in switches.items()
            }
            return self._policies[policy].decide(interaction, switches=states).to_dict()
        except remit.InteractionError as error:
            return {"error": error.code}
        except remit.PolicyError as error:
            return {"error": error.diagnostics[0].code, "says": str(error)}


def main() -> None:
    """Answer until there are no more requests."""
    answerer = Answerer()
    for line in sys.stdin:
        request = json.loads(line)
        answer = answerer.answer(Path(request["policy"]), request["interaction"], request["switches"])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
