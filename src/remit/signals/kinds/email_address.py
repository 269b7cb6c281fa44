"""Email addresses. A handle (`@bank`) is none; a service's own address is one: nobody can tell them apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.signals.kinds import Place

# Before the sign at most 64 characters, after it labels of at most 63 (RFC 5321), in any script (RFC 6531).
_LOCAL: Final = re.compile(
    r"""[^\s@<>()\[\]{}"',;:\\|/?&=*#!.](?:[^\s@<>()\[\]{}"',;:\\|/?&]{0,62}[\w+-])?$"""
)
_DOMAIN: Final = re.compile(r"(?:\w(?:[\w-]{0,61}\w)?\.){1,8}[^\W\d_]{2,24}")
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 255


def places(text: str) -> Iterator[Place]:
    """Yield the email addresses of a text."""
    at = text.find("@")
    while at != -1:
        local = _LOCAL.search(text[max(0, at - _LONGEST_LOCAL) : at])
        domain = _DOMAIN.match(text[at + 1 : at + 1 + _LONGEST_DOMAIN])
        if local and domain:
            yield at - len(local[0]), at + 1 + domain.end()
        at = text.find("@", at + 1)
