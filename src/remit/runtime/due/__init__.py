"""When something is due: counting elapsed time, open time and dates, with pauses, exact to the second.

A `Term` says how a deadline is counted, `due` counts it from a moment on, `before` counts back from a due moment.
A due moment is the first instant that is too late.
"""

from remit.runtime.due.before import before
from remit.runtime.due.due import due
from remit.runtime.due.pauses import Pause, checked, united
from remit.runtime.due.term import Landing, Term

__all__ = ["Landing", "Pause", "Term", "before", "checked", "due", "united"]
