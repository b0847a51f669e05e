"""Mermaid diagrams, drawn by Pele (Slidev reference §4, Mermaid)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from one_slide import frames_of, make_slide, markup_of
from spec_fixtures import each_fixture

from slidegen.build import Builder, BuildOptions
from slidegen.cache import Cache
from slidegen.decks import Entry
from slidegen.engine import Engine
from slidegen.passes.diagram_text import KINDS

SAMPLES = sorted((Path(__file__).parent / "diagrams").glob("*.mmd"))
FLOW = "flowchart LR\n  A[Start] -->|go| B{Well?}\n  B --> C[Left]\n  B --> D[Right]"
SVG = "{http://www.w3.org/2000/svg}"


def diagram(code: str, info: str = "", **config) -> str:
    slide, report = make_slide(f"```mermaid {info}\n{code}\n```", **config)
    assert frames_of(report) == ""
    return markup_of(slide)


def svg_of(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup[markup.index("<svg") : markup.rindex("</svg>") + 6])


def steps_of(markup: str) -> list[set[str]]:
    """What can be read at each step."""
    entries = json.loads(re.search('data-slidegen-steps="([^"]*)"', markup)[1].replace("&quot;", '"'))
    root = svg_of(markup)
    steps = []
    for entry in entries:
        shown: set[str] = set()

        def visit(element: ElementTree.Element, entry=entry, shown=shown) -> None:
            row = element.get("data-slidegen-row")
            if row is not None and entry != "all" and (entry == "none" or int(row) not in entry):
                return
            if element.tag == f"{SVG}text":
                shown.add(" ".join("".join(element.itertext()).split()))
            for child in element:
                visit(child)

        visit(root)
        steps.append(shown)
    return steps


@each_fixture("errors/diagrams")
def test_a_wrong_diagram_is_said_at_its_place(fixture, expect):
    _, report = make_slide(fixture.input)
    expect(fixture, frames_of(report))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_type_of_diagram_is_drawn_named_and_described(path):
    markup = diagram(path.read_text(encoding="utf-8").rstrip())
    root = svg_of(markup)
    title, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert (title.get("id"), root.get("aria-labelledby")) == ("s5-d1-title", "s5-d1-title")
    assert title.text
    assert root.get("aria-describedby") == described.get("id")
    assert described.text


def test_there_is_a_sample_of_every_type():
    drawn = {svg_class(diagram(path.read_text(encoding="utf-8").rstrip())) for path in SAMPLES}
    assert drawn == KINDS.keys()


def svg_class(markup: str) -> str:
    return svg_of(markup).get("class").removeprefix("pele pele-")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_colour_follows_the_slide(path):
    markup = diagram(path.read_text(encoding="utf-8").rstrip())
    styled_by_hand = {"#f96", "#333"}
    without_fallbacks = re.sub(r"(var\(--pele-[\w-]+),[^)]*\)", r"\1)", markup)
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", without_fallbacks)) <= styled_by_hand


def test_a_diagram_stands_where_its_fence_stood_with_the_size_that_it_wants():
    markup = diagram(FLOW, "{scale: 0.5, class: 'mt-4'}")
    assert markup.startswith('<div class="mermaid slidegen-picture slidegen-diagram mt-4" style="')
    assert re.search(
        r"--slidegen-picture-width:\d+; --slidegen-picture-height:\d+; --slidegen-picture-scale:0.5", markup
    )
    assert {"Start", "go", "Well?", "Left", "Right"} <= steps_of(diagram(FLOW, "{all}"))[0]


def test_what_is_joined_is_told_to_those_who_do_not_see_it():
    described = svg_of(diagram(FLOW)).find(f"{SVG}desc").text
    assert described == "Start to Well?: go; Well? to Left; Well? to Right"


def test_the_authors_own_title_and_description_win():
    root = svg_of(diagram("flowchart LR\n  accTitle: The plan\n  accDescr: One step\n  A --> B"))
    assert (root.find(f"{SVG}title").text, root.find(f"{SVG}desc").text) == ("The plan", "One step")
    assert len(root.findall(f"{SVG}title")) == 1


def test_ids_are_unique_in_the_deck():
    sankey = "```mermaid\nsankey-beta\nA,B,1\n```\n\n"
    slide, _ = make_slide(sankey * 2)
    ids = re.findall(r' id="([^"]+)"', markup_of(slide))
    assert len(ids) == len(set(ids)) > 4
    assert all(name.startswith(("s5-d1", "s5-d2")) for name in ids)


@pytest.mark.parametrize(
    ("info", "classes"),
    [
        ("{theme: 'forest'}", "slidegen-diagram-forest"),
        ("{theme: 'base'}", ""),
    ],
)
def test_a_theme_of_mermaids_is_a_class(info, classes):
    written = re.search('class="([^"]*)"', diagram(FLOW, info))[1]
    assert written.removeprefix("mermaid slidegen-picture slidegen-diagram").strip() == classes


def test_a_theme_may_be_written_in_the_diagram():
    assert "slidegen-diagram-neutral" in diagram("%%{init: {'theme': 'neutral'}}%%\n" + FLOW)
    assert "slidegen-diagram-dark" in diagram("---\nconfig:\n  theme: dark\n---\n" + FLOW)


def test_colours_of_a_diagram_are_its_own_where_it_names_them():
    markup = diagram(
        FLOW, "{themeVariables: {primaryColor: '#ffeedd', lineColor: 'red; x', pie1: '#123456'}}"
    )
    assert "--pele-surface:#ffeedd" in markup
    assert "red; x" not in markup


def test_a_step_reveals_nodes_and_the_edges_between_them():
    shown = steps_of(diagram(FLOW, "{1|2|3|all}"))
    assert shown == [
        {"Start"},
        {"Start", "go", "Well?"},
        {"Start", "go", "Well?", "Left"},
        {"Start", "go", "Well?", "Left", "Right"},
    ]


def test_a_step_names_nodes_texts_and_edges():
    shown = steps_of(diagram(FLOW, "{none|A,D|A-->B|Left}"))
    assert shown == [
        set(),
        {"Start", "Right"},
        {"Start", "Right", "go", "Well?"},
        {"Start", "Right", "go", "Well?", "Left"},
    ]


def test_messages_of_a_sequence_come_one_by_one_and_its_participants_stay():
    sequence = "sequenceDiagram\n  A->>B: one\n  Note over B: hm\n  B-->>A: two"
    shown = steps_of(diagram(sequence, "{none|1|2-|all}"))
    assert shown == [
        {"A", "B"},
        {"A", "B", "one"},
        {"A", "B", "one", "hm", "two"},
        {"A", "B", "one", "hm", "two"},
    ]


def test_a_frame_comes_with_what_is_in_it():
    nested = "flowchart LR\n  A --> B\n  subgraph box [Box]\n    B --> C\n  end"
    shown = steps_of(diagram(nested, "{A|B|all}"))
    assert shown == [{"A"}, {"A", "B", "Box"}, {"A", "B", "C", "Box"}]


def test_slices_come_with_what_the_legend_says_of_them():
    shown = steps_of(diagram('pie\n  "Dogs": 6\n  "Cats": 4', "{Dogs|all}"))
    assert shown == [{"Dogs"}, {"Dogs", "Cats", "60%", "40%"}]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_type_can_step(path):
    """From the first part to all, what is there only grows, and the last step has everything."""
    code = path.read_text(encoding="utf-8").rstrip()
    if path.stem in {"info", "cynefin", "railroad"}:
        return
    shown = steps_of(diagram(code, "{none|1|all}"))
    assert shown[0] <= shown[1] <= shown[2]
    assert shown[0] < shown[2] or path.stem == "xychart"


def test_clicks_are_counted_as_for_code():
    slide, _ = make_slide(f"```mermaid {{1|2|all}}{{at: '+2'}}\n{FLOW}\n```")
    assert slide.clicks == 3
    assert 'data-slidegen-steps-start="2"' in markup_of(slide)


def test_a_link_opens_elsewhere_and_a_picture_is_not_asked_for():
    code = 'flowchart LR\n  A --> B@{img: "https://example.org/a.png", label: "b"}\n  click A "https://example.org"'
    markup = diagram(code)
    assert '<a target="_blank" href="https://example.org/" rel="noopener"' in markup
    assert "a.png" not in markup


def test_icons_are_drawn_by_their_names():
    markup = diagram(
        "architecture-beta\n  service a(logos:vue)[Vue]\n  service b(mdi:account)[You]\n  a:R -- L:b"
    )
    plain = diagram(
        "architecture-beta\n  service a(logos:nope)[Vue]\n  service b(mdi:account)[You]\n  a:R -- L:b"
    )
    assert markup.count('fill="currentColor" stroke="none"') == 2
    assert plain.count('fill="currentColor" stroke="none"') == 1


def test_a_drawn_diagram_is_kept_for_the_next_build(tmp_path, monkeypatch):
    first, _ = make_slide(f"```mermaid\n{FLOW}\n```", kept=Cache(tmp_path))
    monkeypatch.setattr(Engine, "call", None)
    second, _ = make_slide(f"\n```mermaid\n{FLOW}\n```", kept=Cache(tmp_path))
    assert markup_of(first) == markup_of(second)


def test_without_a_diagram_no_engine_starts(monkeypatch):
    monkeypatch.setattr(Engine, "call", None)
    slide, _ = make_slide("```js\nx\n```")
    assert "picture" not in slide.needs


def test_a_decks_setup_and_its_headmatter_set_what_diagrams_start_from(tmp_path):
    setup = tmp_path / "setup" / "mermaid.ts"
    setup.parent.mkdir()
    setup.write_text(
        "import { defineMermaidSetup } from '@slidev/types'\n"
        "export default defineMermaidSetup(() => {\n  return { theme: 'forest', themeCSS: css() }\n})\n",
        encoding="utf-8",
    )
    deck = tmp_path / "slides.md"
    deck.write_text(f"# One\n\n```mermaid\n{FLOW}\n```\n", encoding="utf-8")
    built = Builder(Entry(deck, "deck"), BuildOptions(cache=False), tmp_path).build()
    assert "slidegen-diagram-forest" in built.html.decode()
    assert frames_of(built.report) == (
        "setup/mermaid.ts:3:1: warning: `css()` in `mermaid.ts` is no data, it is left out [part-not-used]\n"
        "  3 |   return { theme: 'forest', themeCSS: css() }\n"
        "    | ^ write texts, numbers, lists and maps: they are read, the file is not run"
    )
    deck.write_text(f"---\nmermaid: {{theme: neutral}}\n---\n\n```mermaid\n{FLOW}\n```\n", encoding="utf-8")
    built = Builder(Entry(deck, "deck"), BuildOptions(cache=False), tmp_path).build()
    assert "mermaid slidegen-picture slidegen-diagram slidegen-diagram-neutral" in built.html.decode()
