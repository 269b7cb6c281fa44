"""R01xx: how the text of a policy is written."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _error(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "syntax", headline)


def _warning(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.WARNING, "syntax", headline)


# R0199 is kept free.
SYNTAX = (
    _error("R0100", "unexpected-text", "`{found}` cannot stand here"),
    _error("R0101", "unknown-character", "the character `{character}` has no meaning here"),
    _error("R0102", "unfinished-text", "a quoted text is not closed"),
    Code("R0103", "many-mistakes", Severity.NOTE, "syntax", "more mistakes follow after the first {most}"),
    _warning("R0104", "unclosed-block", "a `remit` block of the document is not closed"),
    _warning("R0105", "no-policy-block", "the document has no `remit` block"),
    _error("R0106", "rule-outside-section", "`{found}` stands outside every section"),
    _error("R0107", "deep-condition", "a condition is nested more than {deepest} levels deep"),
    _error("R0109", "other-quotes", "a text is quoted with `{found}`"),
    _error("R0110", "repeated-clause", "`{clause}` is said twice"),
    _error("R0111", "clashing-clauses", "`{clause}` and `{other}` exclude each other"),
    _error("R0112", "missing-unit", "a number has no unit of time"),
    _error("R0113", "missing-then", "what is to be done is not introduced by `then`"),
    _error("R0114", "missing-when", "a rule does not say when it applies"),
    _error("R0115", "mixed-and-or", "`and` is mixed with `or` without parentheses"),
    _error("R0116", "unquoted-text", "`{found}` stands without quotation marks"),
    _error("R0117", "missing-comma", "a comma is missing before `{found}`"),
    _error("R0118", "missing-else", "the next alternative of a redirect lacks its `else`"),
    _error("R0119", "missing-with", "a reply is named without `with`"),
    _error("R0121", "reserved-word", "`{before}` is a word of the language and cannot be a name here"),
    _error("R0122", "misspelt-word", "`{found}` is not a word of the language"),
    _error("R0123", "malformed-name", "`{found}` is not written as names are"),
    _error("R0124", "sign-for-word", "`{found}` is a sign that the language does not have"),
    _error("R0125", "stray-punctuation", "`{found}` has no meaning here"),
    _error("R0126", "foreign-word", "`{found}` is not what the language says here"),
    _error("R0127", "date-form", "`{found}` is not written as dates are"),
    _error("R0128", "time-form", "`{found}` is not written as times of day are"),
    _error("R0129", "word-for-number", "`{found}` stands where a number belongs"),
    _error("R0130", "uneven-row", "a row has {cells}, and the table {columns}"),
    _error("R0131", "table-without-rows", "a table has no rows"),
    _error("R0132", "unclosed-row", "a row of a table does not end with `|`"),
    _error("R0133", "table-without-then", "a table has no column `then`"),
    _error("R0134", "column-order", "the column `{column}` is not where it belongs"),
    _error("R0135", "misplaced-clause", "`{found}` cannot stand here"),
    _error("R0136", "missing-given", "an example does not say what is given"),
    _error("R0137", "second-when", "a rule has a second `when`"),
    _error("R0138", "exception-without-rule", "an exception stands before any rule of its section"),
    _error("R0139", "conditional-otherwise", "`otherwise` has a condition"),
    _error("R0140", "unless-without-when", "`unless` stands without a `when`"),
    _error("R0141", "silence-without-reason", "silence is given no reason"),
    _error("R0142", "missing-condition", "a condition is missing"),
    _error("R0143", "missing-name", "{missing} is missing before `{found}`"),
    _error("R0144", "missing-word", "`{missing}` is missing before `{found}`"),
    _error("R0145", "doubled-word", "`{found}` is said twice in a row"),
    _error("R0146", "unfinished-statement", "a statement breaks off after `{before}`"),
    _error("R0147", "unknown-statement", "no statement starts with `{found}`"),
    _error("R0148", "unclosed-parenthesis", "a parenthesis is not closed"),
    _error("R0149", "unopened-parenthesis", "a parenthesis is closed that was not opened"),
    _error("R0150", "missing-expectation", "an example does not say what to expect"),
    _error("R0151", "quoted-name", "{found} is in quotation marks, where a name belongs"),
    _error("R0152", "deadline-wording", "a deadline is not worded as the language does"),
    _error("R0153", "late-condition", "a condition stands after the actions"),
    _error("R0154", "needless-word", "`{found}` is one word too many"),
    _error("R0155", "currency-sign", "`{found}` is not written as amounts of money are"),
    _error("R0157", "action-in-header", "an action stands in the header of a table"),
    _error("R0158", "and-in-list", "a list is joined with `{found}`"),
)
