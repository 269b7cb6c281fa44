"""R04xx: the workflow and its replies."""

from __future__ import annotations

from remit.diagnostics.code import Code
from remit.diagnostics.severity import Severity


def _error(code: str, name: str, headline: str) -> Code:
    return Code(code, name, Severity.ERROR, "workflow", headline)


WORKFLOW: tuple[Code, ...] = (
    _error(
        "R0401", "channel-without-audience", "channel `{name}` does not say whether it is public or private"
    ),
    _error("R0402", "empty-topic", "topic `{name}` has no phrase, pattern or other topic"),
    _error("R0403", "empty-phrase", "the phrase cannot be looked for: {reason}"),
    _error(
        "R0404", "value-too-long", "the value of `{name}` has {length} characters and its limit is {limit}"
    ),
    _error("R0405", "empty-sla", "the SLA `{name}` promises nothing"),
    _error("R0406", "clock-without-deadline", "clock `{name}` does not say when it is due"),
    _error("R0407", "statutory-pause-unsaid", "statutory clock `{name}` does not say whether it may pause"),
    _error("R0408", "path-without-start", "path `{name}` does not say with whom it starts"),
    _error("R0410", "words-unknown", "the fill cannot be put into words: {reason}"),
    _error("R0411", "unmatched-brace", "a brace in the text has no partner"),
    _error("R0412", "fill-without-limit", "nothing says how long the fill of `{fact}` can be"),
    _error(
        "R0413",
        "personal-fact-in-public",
        "reply `{reply}` would tell `{fact}`, which is personal, in public",
    ),
    _error(
        "R0414",
        "reply-for-other-audience",
        "reply `{reply}` is not for {audience} use, and rule `{rule}` can say it on `{channel}`",
    ),
    _error(
        "R0415",
        "reply-too-long",
        "reply `{reply}` can have {length} characters in `{language}`, and `{channel}` takes {limit}",
    ),
    _error("R0416", "language-missing", "reply `{reply}` has no text in `{languages}`"),
    _error("R0417", "banned-wording", 'reply `{reply}` says `{words}`, which "{ban}" forbids'),
    _error("R0418", "wording-missing", 'reply `{reply}` does not say what "{ban}" asks for: `{words}`'),
    _error("R0419", "link-missing", "reply `{reply}` says `{{there}}`, and `{channel}` has no link"),
    _error(
        "R0420",
        "otherwise-without-handling",
        "the `otherwise` of section `{section}` does not say how to handle",
    ),
    _error("R0421", "do-not-outside-exception", "only an exception can say `do not`"),
    _error("R0422", "aspect-twice", "the rule says {aspect} twice"),
    _error(
        "R0423", "no-such-priority", "{level} is not a priority: 1 is the most urgent, then 2, 3 and so on"
    ),
    _error("R0424", "channel-tried-twice", "the redirect tries `{channel}` twice"),
    _error("R0425", "alternative-without-words", "nothing is said when the redirect goes to `{channel}`"),
    _error(
        "R0426",
        "otherwise-shadowed",
        "section `{section}` speaks of {aspect} after an `otherwise` that always does",
    ),
    _error("R0430", "row-without-action", "the row says nothing to do"),
    _error("R0431", "because-without-text", "a reason is a text in quotes"),
    _error("R0432", "actions-in-condition", "actions stand in the `then` column"),
    _error("R0433", "cell-does-not-suit", "the cell does not suit its column `{column}`"),
    _error("R0440", "given-twice", "`{name}` is given twice"),
    _error("R0441", "example-incomplete", "the example does not say `{name}`"),
    _error("R0442", "term-given", "`{name}` is a term; give the facts that it stands on"),
    _error("R0443", "given-wrongly", "`{fact}` cannot be given like this"),
    _error("R0444", "second-receipt", "a case is received once, when it begins"),
    _error("R0450", "second-policy", "a file states one policy"),
    _error("R0451", "policy-without-sector", 'policy "{name}" does not say which sectors it is for'),
    _error("R0452", "no-policy", "a {kind} belongs to a policy, and this file states none"),
    _error("R0453", "overriding-otherwise", "an overriding policy cannot have an `otherwise`"),
    _error("R0454", "editions-overlap", 'two editions of "{name}" are in force on {day}'),
    _error("R0455", "edition-hole", 'no edition of "{name}" is in force from {days}'),
    _error("R0456", "circular-policies", "policies come before one another in a circle: {names}"),
    _error("R0457", "other-stratum", '"{name}" is one of the {stratum}, which come {order} this one anyway'),
    _error("R0460", "empty-ban", 'ban "{name}" says no wording'),
)
