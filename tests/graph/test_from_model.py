"""What the workflow graph of a policy holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import remit
from graph.hand_made import assembly, policy, rule
from graph.policies import everything, everything_drawn, shipped
from remit.graph.from_model import build
from remit.graph.invariants import broken
from remit.graph.nodes import (
    Ahead,
    ClockNode,
    Conditional,
    Event,
    HandlingNode,
    Link,
    LinkKind,
    PathNode,
    RuleNode,
    SlaNode,
    Timed,
)
from remit.graph.words import condition_words
from remit.model.nodes import Assembly, FollowPath, GiveTo, Item, Stratum

WORKFLOW = everything_drawn()


def led_to(node: str) -> dict[str, str]:
    """Say in words where a node leads and by which edge."""
    said = {}
    for target in WORKFLOW.graph.successors(node):
        match WORKFLOW.edge(node, target):
            case Conditional(when):
                said[target] = f"if {condition_words(when, everything().vocabulary)}"
            case Timed(after, without):
                said[target] = f"{after.duration} without {' or '.join(without)}"
            case Ahead(before, clock):
                said[target] = f"{before.duration} before {clock}"
            case Event(name):
                said[target] = f"event {name}"
            case Link(kind):
                said[target] = kind.value
    return said


def test_a_section_leads_to_its_rules_and_to_the_next_section() -> None:
    """Rules by their conditions, the default by itself; exceptions hang on what they except from."""
    assert list(led_to("intake")) == ["section:Everything / First"]
    assert led_to("section:Everything / First") == {
        "section:Everything / Second": "next",
        "rule:Everything / Fraud": "if topics include fraud and channel is public",
        "rule:Everything / Anger": "if sentiment is under -0.5",
        "rule:Everything / Sadness": "if sentiment is under 0",
    }
    assert led_to("section:Everything / Second") == {
        "rule:Everything / By topic, row 1": "if topics include hours and colour is one of red, blue",
        "rule:Everything / By topic, row 2": "if topics include access",
        "rule:Everything / otherwise in Second": "otherwise",
    }
    assert led_to("rule:Everything / By topic, row 1")["rule:Everything / By topic, row 2"] == "row above"
    assert led_to("rule:Everything / Anger")["rule:Everything / Sadness"] == "overrides"


def test_a_rule_leads_to_all_that_it_decides_and_starts() -> None:
    """Handling, path, SLA, clock and notice, and its exception, which leads to the next and to what it withdraws."""
    assert led_to("rule:Everything / Fraud") == {
        "rule:Everything / Not on chat": "if channel is chat",
        "handling:redirect to letter, else chat, else email, with move": "handles",
        "path:up": "owns",
        "sla:quick": "promises",
        "clock:answer_by": "starts",
        "notice:lawyers": "notifies",
    }
    assert led_to("rule:Everything / Not on chat") == {
        "rule:Everything / Not for the press": "if author.role is journalist",
        "handling:answer": "handles",
        "clock:answer_by": "withdraws",
        "notice:lawyers": "withdraws",
    }


def test_a_redirect_leads_through_its_alternatives() -> None:
    """Each lands where it can be reached, or as an answer where the message came in there; else the next is tried."""
    redirect = "handling:redirect to letter, else chat, else email, with move"
    first, second, third = (
        f"hop:{redirect.removeprefix('handling:')} / {n}" for n in ("1 letter", "2 chat", "3 email")
    )
    assert led_to(redirect) == {first: "tries", "outcome:silent listen_only": "if channel is forum"}
    assert led_to(first) == {
        "outcome:moved": "if customer.tier is one of standard, premium, vip",
        "outcome:answered": "if channel is letter",
        second: "tries",
    }
    assert led_to(second)["outcome:moved"] == "if received during late"
    assert led_to(third)["outcome:moved"] == "lands"
    assert led_to("handling:stay silent as abuse") == {"outcome:silent abuse": "lands"}
    assert led_to("handling:hold for desk") == {"team:desk": "lands"}


def test_a_path_leads_through_its_steps() -> None:
    """Timed steps follow on each other, a step on an event follows on the start."""
    assert led_to("path:up") == {
        "team:desk": "does",
        "team:night": "if received outside office",
        "step:up / 1": "15 minutes without taken",
        "step:up / 2": "event deadlock",
    }
    assert led_to("step:up / 1") == {"team:night": "does", "step:up / 3": "2 days before answer_by"}
    assert led_to("step:up / 2") == {"team:managers": "does", "notice:lawyers": "does"}
    assert led_to("step:up / 3") == {"notice:managers": "does", "step:up / 4": "4 weeks without resolved"}
    assert led_to("step:up / 4") == {"outcome:referred ombudsman": "does", "clock:review": "does"}
    assert led_to("team:desk") == {"outcome:resolved": "event resolved"}
    assert led_to("outcome:resolved")["team:desk"] == "event reopened"


def test_a_clock_leads_to_what_stops_it_and_what_missing_it_brings() -> None:
    """Every event that stops it, and one step with all that follows when it is missed."""
    assert led_to("clock:answer_by") == {
        "outcome:stopped responded": "event responded",
        "outcome:stopped customer_replied": "event customer_replied",
        "step:answer_by / missed": "8 weeks without responded or customer_replied",
    }
    assert led_to("step:answer_by / missed") == {
        "outcome:referred ombudsman": "does",
        "notice:lawyers": "does",
        "clock:review": "does",
    }


def test_policies_that_nothing_orders_stand_beside_each_other() -> None:
    """Only policies that come before another have their sections before its sections."""
    whole = assembly(
        policy("B", {"1": (rule("b"),)}),
        policy("A", {"1": (rule("a"),), "2": (rule("c"),)}),
        policy("Law", {"1": (rule("d"),)}, stratum=Stratum.OVERRIDING),
        policy("Rest", {"1": (rule("e"),)}, stratum=Stratum.FALLBACK),
        policy("Silent", {}),
    )
    graph = build(whole).graph
    gates = [node for node in graph if node.startswith("section:")]
    assert gates == ["section:Law / 1", "section:A / 1", "section:A / 2", "section:B / 1", "section:Rest / 1"]
    leads = {gate: [t for t in graph.successors(gate) if t in gates] for gate in ["intake", *gates]}
    assert leads == {
        "intake": ["section:Law / 1"],
        "section:Law / 1": ["section:A / 1", "section:B / 1"],
        "section:A / 1": ["section:A / 2"],
        "section:A / 2": ["section:Rest / 1"],
        "section:B / 1": ["section:Rest / 1"],
        "section:Rest / 1": [],
    }


def test_what_no_rule_leads_to_is_not_there() -> None:
    """The graph holds what the rules of the assembly can bring about, not all that is declared."""
    only = build(assembly(policy("P", {"S": (rule("a"),)}), words=everything().vocabulary))
    assert list(only.graph) == ["intake", "section:P / S", "rule:P / a"]


def test_shipped_policies_lose_nothing() -> None:
    """Each rule of a shipped policy, and all that it names, is in a graph in which every invariant holds."""
    for whole in shipped():
        loses_nothing(whole)


def loses_nothing(whole: Assembly) -> None:
    """Compare the rules of an assembly, and what they name, with its graph."""
    workflow = build(whole)
    assert broken(workflow) == ()
    payloads = [payload for _, payload in workflow.nodes()]
    rules = {payload.rule.key: payload.rule for payload in payloads if isinstance(payload, RuleNode)}
    assert rules == {r.key: r for p in whole.policies for s in p.sections for r in s.rules}
    actions = [r.actions for r in rules.values()]
    assert {a.handling for a in actions} - {None} == {
        p.handling for p in payloads if isinstance(p, HandlingNode)
    }
    followed = {a.owner.path for a in actions if isinstance(a.owner, FollowPath)}
    assert followed == {p.path.name for p in payloads if isinstance(p, PathNode)}
    assert {a.sla for a in actions} - {None} == {p.sla.name for p in payloads if isinstance(p, SlaNode)}
    started = {i.name for a in actions for i in a.items if i.kind == "clock"}
    assert started <= {p.clock.name for p in payloads if isinstance(p, ClockNode)}
    given = {a.owner.team for a in actions if isinstance(a.owner, GiveTo)}
    assert all(f"team:{team}" in workflow.graph for team in given)
    told = {i.name for a in actions for i in a.items if i == Item("notification", i.name)}
    assert all(f"notice:{team}" in workflow.graph for team in told)


def test_a_graph_library_loads_only_to_build_a_graph() -> None:
    """Deciding, which needs the order of rules but no graph, starts without it."""
    program = (
        "import sys, remit.graph.from_model, remit.graph.order, remit.graph.words\n"
        "print('networkx' in sys.modules)"
    )
    source = Path(remit.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"


def test_edges_join_nodes_of_the_right_kinds() -> None:
    """Rows and overriding rules lead to rules, handlings are reached from rules only."""
    for source, target, edge in WORKFLOW.edges():
        if edge in (Link(LinkKind.OVERRIDES), Link(LinkKind.ROW_ABOVE)):
            assert isinstance(WORKFLOW.payload(source), RuleNode)
            assert isinstance(WORKFLOW.payload(target), RuleNode)
        if isinstance(WORKFLOW.payload(target), HandlingNode):
            assert isinstance(WORKFLOW.payload(source), RuleNode)
