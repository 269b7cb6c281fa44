"""What is wrong with an interaction: a code and facts, which the table of codes puts into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class InteractionProblem(ValueError):  # noqa: N818 - a finding about data, which callers turn into a diagnostic
    """A record that cannot be decided.

    `code` is R07xx; `field` the field at fault, None for the record as a whole; `facts` what the headline of
    the code speaks of; `candidates` names or values of which one may have been meant.
    """

    def __init__(
        self,
        code: str,
        field: str | None = None,
        *,
        candidates: tuple[str, ...] = (),
        **facts: str,
    ) -> None:
        self.code = code
        self.field = field
        self.candidates = candidates
        self.facts: Mapping[str, str] = {**facts, **({} if field is None else {"field": field})}
        super().__init__(f"{code} {field}" if field else code)
