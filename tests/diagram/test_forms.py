"""Each form is well made: its own readers accept it, whatever the policy says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pygraphviz
import pytest

import remit
from diagram.page import SVG, page_of, texts_of
from graph.hand_made import policy, rule
from graph.policies import everything, everything_drawn
from remit.backends.diagram.draw import draw
from remit.graph.from_model import build
from remit.graph.parts import only_rule
from remit.model.nodes import Actions, Answer

if TYPE_CHECKING:
    from remit.backends.diagram.draw import Form
    from remit.graph.workflow import Workflow

AWKWARD = (
    'say "no" <b>now</b> & then',
    r"a backslash \N \G \n \\ at the end \\",
    "`code` #35; #quot; %%{init: {}}%% %% end",
    "braces {x} [y] (z) |w| ; : --> -.-> ---",
    "Cymraeg ŵ ŷ, emoji 🙂, <!-- comment -->, ]]>",
    "\x07\x1b\ufffe\x85 control\tand\nnewline",
    "&lt;already&gt; &#92;N </TABLE>>];}",
    "W" * 200,
    " ",
)


@cache
def awkward() -> Workflow:
    """Return a workflow whose names are as awkward as they come."""
    rules = tuple(
        replace(rule(text, actions=Actions(handling=Answer(None))), because=(text,)) for text in AWKWARD
    )
    one = policy(AWKWARD[0], {text: (rules[number],) for number, text in enumerate(AWKWARD)})
    return build(replace(everything(), policies=(replace(one, owner=AWKWARD[1]),)))


def drawn(workflow: Workflow, form: Form) -> str:
    """Return a form as text."""
    result = draw(workflow, form)
    return result.decode() if isinstance(result, bytes) else result


def shown(text: str) -> str:
    """Return a text as a picture can show it, without its spaces, which line breaks take."""
    return re.sub(r"\s", "", re.sub("[\x07\x1b\ufffe]", "\ufffd", text))


@pytest.mark.parametrize("name", ["everything", "awkward"])
def test_svg_is_xml_that_says_every_name(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """An XML parser reads the page, and every rule's name is on it, character by character."""
    graph = everything_drawn() if name == "everything" else awkward()
    said = texts_of(draw(graph, "svg"))
    for each in graph.assembly.policies[0].sections:
        assert shown(each.title) in said
        for one in each.rules:
            name = shown(one.table or one.name.removesuffix(f" in {each.title}"))
            # Of awkward texts each is the title of a section, the name of its rule and the reason for it.
            assert said.count(name) >= (3 if one.because == (one.name,) else 1)
    assert "rror" not in capfd.readouterr().err


def test_graphviz_takes_the_dot_form_and_says_every_name(capfd: pytest.CaptureFixture[str]) -> None:
    """Graphviz draws the whole digraph without complaint."""
    for graph in (everything_drawn(), awkward()):
        said = texts_of(pygraphviz.AGraph(string=drawn(graph, "dot")).draw(format="svg", prog="dot"))
        for section in graph.assembly.policies[0].sections:
            assert shown(section.title) in said
    assert "rror" not in capfd.readouterr().err


def test_dot_holds_a_node_for_each_card_and_no_other() -> None:
    """No arrow names a card that is not declared."""
    graph = pygraphviz.AGraph(string=drawn(everything_drawn(), "dot"))
    assert all(node.attr["label"] for node in graph.nodes())


LABEL = r'"[^"`%\\]+"'
MERMAID = [
    r"---",
    rf"title: {LABEL}",
    r"flowchart LR",
    r"%% [^%]*",
    rf"subgraph \w+ \[{LABEL}\]",
    r"direction LR",
    r"end",
    rf"\w+(\[{LABEL}\]|\({LABEL}\)|\(\({LABEL}\)\)):::\w+",
    rf"\w+ (-->|-\.->|==>)(\|{LABEL}\|)? \w+",
    r"classDef \w+ (\w[\w-]*:[#\w.]+,?)+(text-align:left)",
    r"style lane\d+ fill:#\w+,stroke:#\w+",
    r"linkStyle [\d,]+ stroke:#\w+,stroke-width:[\d.]+px(,stroke-dasharray:\d \d)?",
]


@pytest.mark.parametrize("graph", ["everything", "awkward"])
def test_mermaid_has_no_line_that_mermaid_could_misread(graph: str) -> None:
    """Every line is one of the few forms used, and no label holds what ends or changes it."""
    text = drawn(everything_drawn() if graph == "everything" else awkward(), "mermaid")
    lines = [line.strip() for line in text.splitlines()]
    if graph == "awkward":
        lines[1] = 'title: "quoted as YAML quotes, as another test says"'
    odd = [line for line in lines if not any(re.fullmatch(form, line) for form in MERMAID)]
    assert odd == []
    assert [line.startswith("subgraph") for line in lines].count(True) == lines.count("end")


def test_mermaid_names_every_node_once() -> None:
    """Arrows join nodes that are declared, each of them once."""
    text = drawn(everything_drawn(), "mermaid")
    declared = re.findall(r"^ *(?:(card\w+)[(\[]|subgraph (card\w+) )", text, re.MULTILINE)
    declared = [node or table for node, table in declared]
    arrows = re.findall(r"^  (card\w+) (?:-->|-\.->|==>)(?:\|.*?\|)? (card\w+)$", text, re.MULTILINE)
    assert len(declared) == len(set(declared))
    assert {end for arrow in arrows for end in arrow} <= set(declared)


def test_mermaid_title_is_one_quoted_line() -> None:
    """The title stays within its quotes, as JSON, which YAML reads."""
    second = drawn(awkward(), "mermaid").splitlines()[1]
    assert json.loads(second.removeprefix("title: ")) == AWKWARD[0]


def test_json_is_a_graph_that_networkx_reads() -> None:
    """The node-link form gives the same nodes and edges back, and names its policies and their digests."""
    for workflow in (everything_drawn(), awkward()):
        data = json.loads(drawn(workflow, "json"))
        graph = nx.node_link_graph(data, edges="edges")
        assert list(graph) == list(workflow.graph)
        assert list(graph.edges) == list(workflow.graph.edges)
        assert [one["name"] for one in data["graph"]["policies"]] == [
            p.title for p in workflow.assembly.policies
        ]


def test_json_says_what_nodes_and_edges_are() -> None:
    """Rules with their conditions and actions, edges with what takes them, in the language's own words."""
    data = json.loads(drawn(only_rule(everything_drawn(), "Fraud"), "json"))
    nodes = {node["id"]: node for node in data["nodes"]}
    rule_node = nodes["rule:Everything / Fraud"]
    assert rule_node.pop("at")["file"] == "policy.remit"
    assert rule_node == {
        "id": "rule:Everything / Fraud",
        "kind": "rule",
        "policy": "Everything",
        "section": "First",
        "name": "Fraud",
        "when": "topics include fraud and channel is public",
        "unless": "author.role is staff",
        "first": "2026-02-01",
        "last": "2026-12-31",
        "then": [
            "redirect to letter, else chat, else email, with move",
            "follow up",
            "apply quick",
            "start answer_by",
            "notify lawyers",
            "priority 1",
        ],
        "because": ["Reason <1> & more"],
    }
    assert nodes["step:up / 4"]["says"] == "after 4 weeks without resolution"
    assert nodes["clock:answer_by"]["stops"] == "responded or customer replied"
    edges = {(edge["source"], edge["target"]): edge for edge in data["edges"]}
    timed = edges["clock:answer_by", "step:answer_by / missed"]
    assert (timed["kind"], timed["after"]) == ("timed", "8 weeks")
    assert edges["path:up", "step:up / 2"]["event"] == "deadlock"


def test_links_of_a_page_lead_to_cards_on_it() -> None:
    """What a rule starts or follows can be clicked, and every card has one name."""
    page = page_of(drawn(everything_drawn(), "svg"))
    names = [element.attrib["id"] for element in page.iter() if "id" in element.attrib]
    links = {element.attrib["{http://www.w3.org/1999/xlink}href"] for element in page.iter(f"{SVG}a")}
    assert len(names) == len(set(names))
    assert links
    assert links <= {f"#{name}" for name in names}


def test_a_page_explains_itself() -> None:
    """Title, edition, the intake and a legend of cards and arrows are on it."""
    said = texts_of(draw(everything_drawn(), "svg"))
    for words in (
        "Everything",
        "edition1",
        "Amessagecomesin",
        "ruleortable",
        "deadline",
        "afteratime",
        "onanevent",
    ):
        assert words in said


def test_without_graphviz_a_page_is_refused_in_words() -> None:
    """Where the extra is not installed, the other forms are drawn and a page is refused with a code and the cure."""
    program = """
import sys
sys.modules["pygraphviz"] = None
from graph.policies import everything_drawn
from remit.backends.diagram.draw import draw
from remit.diagnostics.errors import OutsideError
assert draw(everything_drawn(), "dot") and draw(everything_drawn(), "mermaid")
try:
    draw(everything_drawn(), "svg")
except OutsideError as error:
    print(error)
"""
    assert (
        run(program)
        == "[R0038] drawing a page needs the extra `svg`: run `python -m pip install 'remit[svg]'`\n"
    )


def test_graphviz_loads_only_to_draw_a_page() -> None:
    """The forms that are text do without it."""
    program = """
import sys
from graph.policies import everything_drawn
from remit.backends.diagram.draw import draw
for form in ("dot", "mermaid", "json"):
    draw(everything_drawn(), form)
print("pygraphviz" in sys.modules)
"""
    assert run(program) == "False\n"


def test_one_policy_gives_the_same_bytes_on_every_run() -> None:
    """Two processes whose hashes differ draw the same in every form."""
    program = """
import hashlib
from graph.policies import everything_drawn
from remit.backends.diagram.draw import draw
for form in ("mermaid", "dot", "json", "svg"):
    drawn = draw(everything_drawn(), form)
    print(form, hashlib.sha256(drawn if isinstance(drawn, bytes) else drawn.encode()).hexdigest())
"""
    assert run(program, seed="1") == run(program, seed="2") != ""


def run(program: str, seed: str = "0") -> str:
    """Run a program in a process of its own and return what it prints."""
    tests = Path(__file__).parents[1]
    source = Path(remit.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{source}:{tests}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
