"""Dates as people write them, in English and Welsh."""

from __future__ import annotations

import re
from typing import Final

_DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9])"
_MONTH: Final = r"(?:1[0-2]|0?[1-9])"
_YEAR: Final = r"(?:(?:19|20)[0-9]{2}|[0-9]{2})"
_NAMED: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd"
    r"|rhagfyr)"
)
_ORDINAL: Final = r"(?:st|nd|rd|th|af|ain|fed|ydd|eg)?"

# ISO; day and month in either order, for Americans write too; the month's name; eight digits. Always a year.
DATE: Final = re.compile(
    rf"(?<![0-9])(?:(?:19|20)[0-9]{{2}}[-/.]{_MONTH}[-/.]{_DAY}"
    rf"|{_DAY} ?[-/. ] ?{_DAY} ?[-/. ] ?{_YEAR}"
    rf"|{_DAY}{_ORDINAL}[ -]?(?:of )?{_NAMED}\b,?[ -]?{_YEAR}"
    rf"|{_NAMED} {_DAY}{_ORDINAL},? {_YEAR}"
    rf"|[0-3][0-9][01][0-9](?:19|20)[0-9]{{2}})(?![0-9])",
    re.IGNORECASE | re.ASCII,
)
