"""Hold another implementation to the vectors: `python tests/conformance/conform.py COMMAND…`.

The command reads requests and writes answers, a line each; `answer.py` beside this file is one. `--without NEED`
leaves out cases that need it. Exits 0 where all answers are as wanted, 1 where some are not.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from conformance.vectors import answered, cases, wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.vectors import Case


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask every case and say which answers are not as wanted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--without", action="append", default=[], metavar="NEED")
    options.add_argument("command", nargs=argparse.REMAINDER)
    chosen = options.parse_args(arguments)
    asked = [case for case in cases() if not case.needs & set(chosen.without)]
    answers = _ask(chosen.command, asked)
    failed = 0
    for case, answer in zip(asked, answers, strict=False):
        got, want = answered(answer, case), wanted(case)
        if got != want:
            failed += 1
            sys.stdout.write(f"{case.name}\n  wants {json.dumps(want)}\n  got   {json.dumps(got)}\n")
    missing = len(asked) - len(answers)
    sys.stdout.write(f"{len(asked)} cases, {failed} not as wanted, {missing} not answered\n")
    return 1 if failed or missing else 0


def _ask(command: Sequence[str], asked: Sequence[Case]) -> list[dict[str, Any]]:
    lines = "".join(json.dumps(case.request) + "\n" for case in asked)
    done = subprocess.run(list(command), input=lines, capture_output=True, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
