"""Components, contents, icons and layers (Slidev reference §3.14, §5.3, §5.4, §6.2)."""

from __future__ import annotations

import json
import re

import pytest
from several_slides import inside, make_slides
from spec_fixtures import each_fixture

from slidegen.core.nodes import Element, elements, text_of
from slidegen.render import write_nodes


def made(tmp_path, fixture, **config):
    return make_slides(tmp_path.resolve(), fixture.input, fixture.files, **config)


def frames(report) -> str:
    return "\n".join(found.frame() for found in report)


def short(markup: str) -> str:
    """Markup without what icons are drawn with, and without the button that copies code."""
    markup = re.sub(r"<button class=\"slidev-code-copy\".*?</button>", "", markup, flags=re.DOTALL)
    return re.sub(r' (d|values|points)="[^"]{30,}"', r' \1="…"', markup)


@each_fixture("components")
def test_a_component_becomes_plain_elements(fixture, expect, tmp_path):
    slides, report = made(tmp_path, fixture)
    assert frames(report) == ""
    expect(fixture, short(inside(slides[0])))


@each_fixture("errors/components")
def test_a_wrong_component_is_said_at_its_place(fixture, expect, tmp_path):
    slides, report = made(tmp_path, fixture)
    expect(fixture, f"{frames(report)}\n\n{short(inside(slides[0]))}")


@each_fixture("toc")
def test_a_table_of_contents_is_that_of_slidev(fixture, expect, tmp_path):
    slides, report = made(tmp_path, fixture)
    assert frames(report) == ""
    told = [f"on slide {slide.no}:\n{described}" for slide in slides if (described := contents(slide))]
    expect(fixture, "\n".join(told))


def contents(slide) -> str:
    """The table of contents of `slide`, an item a line: `*` the active one, `+` those above it."""
    lines = []

    def tell(items: list, depth: int) -> None:
        for item in [node for node in items if isinstance(node, Element) and node.tag == "li"]:
            link, *lists = [node for node in item.children if isinstance(node, Element)]
            active = "slidev-toc-item-active" in item.classes
            parent = "slidev-toc-item-parent-active" in item.classes
            mark = "*" if active else "+" if parent else "-"
            lines.append(f"{'  ' * depth}{mark} {text_of([link]).strip()} {link.get('href')}")
            for inner in lists:
                tell(inner.children, depth + 1)

    for element in elements(slide.body):
        if "slidev-toc" in element.classes:
            tell([li for ol in element.children if isinstance(ol, Element) for li in ol.children], 0)
            lines.append("") if not lines else None
    return "\n".join(lines)


@each_fixture("icons")
def test_an_icon_is_drawn_as_slidev_draws_it(fixture, expect, tmp_path):
    slides, report = made(tmp_path, fixture)
    assert frames(report) == ""
    expect(fixture, short(inside(slides[0])))


@each_fixture("errors/icons")
def test_an_icon_that_is_not_there_is_said_with_those_that_are_near(fixture, expect, tmp_path):
    _, report = made(tmp_path, fixture)
    expect(fixture, frames(report))


@each_fixture("layers")
def test_layers_stand_under_and_over_every_slide(fixture, expect, tmp_path):
    slides, report = made(tmp_path, fixture)
    assert frames(report) == ""
    expect(
        fixture, "\n".join("".join(map(str, write_nodes(slide.body))).replace("\n", "") for slide in slides)
    )


def test_a_project_brings_icon_sets_of_its_own(tmp_path):
    installed = '{"prefix": "own", "width": 10, "icons": {"star": {"body": "<path d=\\"M0\\"/>"}}}'
    files = {"node_modules/@iconify-json/own/icons.json": installed}
    slides, report = make_slides(tmp_path.resolve(), "<own-star/> <own:star/>", files)
    assert frames(report) == ""
    assert inside(slides[0]).count('viewBox="0 0 10 16"') == 2


def test_an_icon_that_is_another_one_turned_is_turned(tmp_path):
    aliases = {
        "b": {"parent": "a", "hFlip": True},
        "c": {"parent": "a", "vFlip": True},
        "d": {"parent": "b", "vFlip": True},
        "e": {"parent": "a", "rotate": 1},
        "f": {"parent": "e", "rotate": 2},
    }
    body = {"a": {"body": "<path/>", "width": 20}}
    data = json.dumps({"prefix": "own", "height": 10, "icons": body, "aliases": aliases})
    tags = " ".join(f"<own-{name}/>" for name in "abcdef")
    slides, _ = make_slides(tmp_path.resolve(), tags, {"node_modules/@iconify-json/own/icons.json": data})
    boxes = re.findall(r'viewBox="([^"]+)"', inside(slides[0]))
    assert boxes == ["0 0 20 10"] * 4 + ["0 0 10 20"] * 2
    assert re.findall(r'transform="([^"]+)"', inside(slides[0])) == [
        "translate(20 0) scale(-1 1)",
        "translate(0 10) scale(1 -1)",
        "rotate(180 10 5)",
        "rotate(90 5 5)",
        "rotate(-90 10 10)",
    ]


def test_two_drawings_with_gradients_share_no_id(tmp_path):
    slides, _ = make_slides(tmp_path.resolve(), "<logos-firefox/> <logos-firefox/>")
    ids = re.findall(r'\bid="([^"]+)"', inside(slides[0]))
    assert ids
    assert len(set(ids)) == len(ids)
    used = set(re.findall(r"url\(#([^)]+)\)", inside(slides[0])))
    assert used
    assert used <= set(ids)


@pytest.mark.parametrize("spelling", ["v-drag-arrow", "VDragArrow", "vDragArrow"])
def test_a_component_has_three_spellings(spelling, tmp_path):
    slides, report = make_slides(tmp_path.resolve(), f'<{spelling} pos="1,2,3,4" />')
    assert len(report) == 0
    assert 'x1="1" y1="2" x2="4" y2="6"' in inside(slides[0])


def test_a_slide_without_contents_does_not_look_at_other_slides(tmp_path):
    slides, _ = make_slides(tmp_path.resolve(), "# A\n\n<SlideCurrentNo/>\n\n---\n\n# B")
    assert "<span>1</span>" in inside(slides[0])


SLIDEVS = """
    Arrow AutoFitText BlueSky CodeBlockWrapper CodeGroup KaTexBlockWrapper LightOrDark Link Mermaid
    Monaco PlantUml PoweredBySlidev RenderWhen ShikiMagicMove SlideCurrentNo SlidesTotal SlidevVideo
    TitleRenderer Toc Transform Tweet VAfter VClick VClickGap VClicks VDrag VDragArrow VSwitch
    Youtube
""".split()
INTERNAL = {"CodeBlockWrapper", "KaTexBlockWrapper", "Mermaid", "Monaco", "PlantUml", "ShikiMagicMove"}
"""What Slidev's own syntax becomes there: nobody writes them."""


@pytest.mark.parametrize("name", SLIDEVS)
@pytest.mark.parametrize("kebab", [False, True])
def test_no_component_of_slidevs_is_passed_over(name, kebab, tmp_path):
    tag = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=V)(?=[A-Z][a-z])", "-", name).lower() if kebab else name
    slides, report = make_slides(tmp_path.resolve(), f"<{tag}>inside</{tag}>")
    told = {found.code for found in report}
    assert ("unknown-component" in told) == (name in INTERNAL)
    assert name in INTERNAL or tag not in {element.tag for element in elements(slides[0].body)} - {"link"}
