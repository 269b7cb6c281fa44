"""Answer conformance requests: one JSON object a line in, one a line out.

A request has `policy` (a file or folder), `interaction` and `switches`; the answer is a decision, or
`{"error": code}` where the interaction, or the policy, is refused. Where it also has `told` and `at`, the answer is
`{"state": …}`: what has become of the case by then.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import remit
from conformance.course_of import course_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit import Policy


class Answerer:
    """Loads each policy once."""

    def __init__(self) -> None:
        self._policies: dict[Path, Policy] = {}

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Answer one request."""
        policy, interaction = Path(request["policy"]), request["interaction"]
        try:
            if policy not in self._policies:
                # What is asked is also what becomes of policies that do not agree with themselves.
                self._policies[policy] = remit.load(policy, prove=False)
            states = {
                name: frozenset(state) if isinstance(state, list) else state
                for name, state in request["switches"].items()
            }
            if "at" in request:
                loaded = self._policies[policy]
                return course_of(loaded, interaction, states, request["told"], request["at"])
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
        sys.stdout.write(json.dumps(answerer.answer(request)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
