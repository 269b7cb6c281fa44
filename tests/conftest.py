"""How random tests run: the same cases every time in the gate, many new ones at night."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("check", deadline=None, derandomize=True)
settings.register_profile("night", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "check"))
