"""Text as XML can hold it."""

from __future__ import annotations

import re
from typing import Final

# What XML 1.0 has no way to write, not even escaped.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return the text with a replacement mark for each character that XML has not."""
    return _NOT_XML.sub("\ufffd", text)
