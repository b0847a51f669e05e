"""Markdown and HTML of a slide → its tree; the fixtures are in tests/spec."""

from __future__ import annotations

from markup_text import parse, show
from spec_fixtures import each_fixture

from slidegen.core.nodes import Element, Fence, Formula, elements

TREES = (
    "markdown",
    "spellings",
    "html",
    "paragraphs",
    "fences",
    "snippets",
    "math_syntax",
    "slots",
    "magic_move",
)


@each_fixture(*TREES)
def test_markup_becomes_the_expected_tree(fixture, expect):
    slots, report = parse(fixture.input, fixture.files)
    expect(fixture, show(slots))
    assert not list(report), "\n".join(found.frame() for found in report)


@each_fixture("errors/markup", "errors/code", "errors/html")
def test_mistakes_are_shown_with_their_place_and_the_tree_goes_on(fixture, expect):
    slots, report = parse(fixture.input, fixture.files)
    expect(fixture, "\n".join(["# tree", show(slots), "# report", *(found.frame() for found in report)]))
    assert list(report)


@each_fixture("places")
def test_every_node_points_at_its_own_source(fixture, expect):
    slots, _ = parse(fixture.input, content_line=4)
    lines = fixture.input.split("\n")
    told = []
    for nodes in slots.values():
        for name, span in _spans(nodes):
            text = lines[span.line - 4][span.col - 1 : span.col - 1 + span.length]
            told.append(f"{name} {span.line - 3}:{span.col} {text}")
    expect(fixture, "\n".join(told))


def _spans(nodes):
    for node in nodes:
        match node:
            case Element():
                if node.span:
                    yield node.tag, node.span
                yield from ((f"  @{name}", span) for name, span in (node.attr_spans or {}).items())
                yield from _spans(node.children)
            case Fence() | Formula():
                yield type(node).__name__, node.span


def test_ids_of_footnotes_and_tasks_carry_the_slides_prefix():
    slots, _ = parse("a[^1]\n\n- [ ] b\n\n[^1]: c")
    ids = [element.get("id") for element in elements(slots["default"]) if element.get("id")]
    assert ids == ["s1-fnref1", "s1-task-item-2", "s1-fn1"]


def test_a_slide_without_text_has_an_empty_default_slot():
    slots, report = parse("")
    assert slots == {"default": []}
    assert not list(report)


def test_names_of_attributes_and_tags_keep_their_case():
    slots, _ = parse('<svg viewBox="0 0 1 1"><linearGradient gradientUnits="x"/></svg>')
    svg = next(element for element in elements(slots["default"]) if element.tag == "svg")
    assert list(svg.attrs) == ["viewBox"]
    gradient = svg.children[0]
    assert isinstance(gradient, Element)
    assert (gradient.tag, list(gradient.attrs)) == ("linearGradient", ["gradientUnits"])


def test_a_thousand_slides_share_one_markdown_parser():
    from slidegen.parse.markdown import _markdown

    parse("a")
    first = _markdown()
    parse("b")
    assert _markdown() is first


def test_one_slide_leaves_nothing_behind_for_the_next():
    parse("[^1]\n\n[^1]: note\n\n[ref]: https://a.b")
    slots, report = parse("[ref] [^x]")
    assert show(slots) == "<p>[ref] [^x]</p>"
    assert not list(report)


def test_a_snippet_that_is_no_text_is_named(tmp_path):
    (tmp_path / "x.bin").write_bytes(b"a\nb\xff")
    slots, report = parse("<<< @/x.bin", root=tmp_path)
    assert [found.code for found in report] == ["snippet-not-text"]
    assert next(iter(report)).message.endswith("is not UTF-8 text (byte 3, line 2)")
    assert "x.bin" in show(slots)
