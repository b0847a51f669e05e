"""Drawings in files beside a deck: what is read of them, and where they stand (Slidev reference §7.10)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions, write_drawing
from slidegen.core.nodes import Element
from slidegen.decks import Entry
from slidegen.parse import DrawingError, read_drawing

HEAD = (
    '<svg width="980" height="551" xmlns="http://www.w3.org/2000/svg"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink">'
)
STROKE = '<path d="M10 10L20 20" fill="none" stroke="#ff595e" stroke-width="4"></path>'
ARROW = (
    '<g><defs><marker id="a1" viewBox="0 -5 10 10" refX="5" orient="auto"><path d="M0,-5L10,0L0,5"'
    ' fill="#ff595e"></path></marker></defs><line x1="1" y1="2" x2="3" y2="4" stroke="#ff595e"'
    ' marker-end="url(#a1)"></line></g>'
)


def svg(*shapes: str) -> str:
    return "\n".join([HEAD, *shapes, "</svg>"])


def built(folder: Path, drawings: str = "persist: true", files: dict[str, str] | None = None):
    (folder / "package.json").write_text("{}", encoding="utf-8")
    text = f"---\ndrawings: {{{drawings}}}\n---\n\n# One\n\n---\n\n# Two\n"
    (folder / "talk.md").write_text(text, encoding="utf-8")
    for name, content in (files or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return Builder(Entry(folder / "talk.md", "talk"), BuildOptions(), folder).build()


def drawn(result) -> dict[int, str]:
    """By slide, the markup of its drawing."""
    html = result.html.decode()
    found = {}
    for section in re.findall(r'<section class="slidev-page .*?</section>', html, re.DOTALL):
        no = int(re.search(r'data-slidev-no="(\d+)"', section)[1])
        layer = re.search(r'<svg class="slidegen-drawing".*</svg>(?=</section>)', section, re.DOTALL)
        if layer:
            found[no] = layer[0]
    return found


def told(result) -> list[str]:
    return [found.frame() for found in result.report]


def test_a_drawing_stands_in_its_slide_also_without_scripts(tmp_path):
    result = built(tmp_path, files={".slidev/drawings/talk/2.svg": svg(STROKE)})
    found = drawn(result)
    assert list(found) == [2]
    assert 'viewBox="0 0 980 552"' in found[2]
    assert 'd="M10 10L20 20" fill="none" stroke="#ff595e"' in found[2]
    assert told(result) == []


def test_persist_may_name_a_folder(tmp_path):
    result = built(tmp_path, "persist: ink", {"ink/1.svg": svg(STROKE)})
    assert list(drawn(result)) == [1]


@pytest.mark.parametrize(
    "drawings", ["persist: false", "enabled: false, persist: true", "enabled: dev, persist: true"]
)
def test_a_deck_that_keeps_no_drawings_shows_none(tmp_path, drawings):
    assert drawn(built(tmp_path, drawings, {".slidev/drawings/talk/2.svg": svg(STROKE)})) == {}


def test_a_folder_outside_the_project_is_an_error(tmp_path):
    (tmp_path / "deck").mkdir()
    (tmp_path / "ink").mkdir()
    (tmp_path / "ink" / "1.svg").write_text(svg(STROKE), encoding="utf-8")
    result = built(tmp_path / "deck", "persist: ../ink")
    assert drawn(result) == {}
    assert told(result) == [
        "talk.md:2:21: error: `../ink` is outside the project, no drawing is kept there [drawings-outside]\n"
        "  2 | drawings: {persist: ../ink}\n"
        "    |                     ^^^^^^ name a folder beside the deck"
    ]


def test_a_folder_that_is_none_is_told(tmp_path):
    [frame] = told(built(tmp_path, "persist: 5"))
    assert frame.startswith(
        "talk.md:2:21: warning: `drawings.persist` is `true` or a folder, not `5` [wrong-value]"
    )


def test_a_link_out_of_the_project_is_not_read(tmp_path):
    (tmp_path / "secret.svg").write_text(svg(STROKE), encoding="utf-8")
    folder = tmp_path / "deck" / ".slidev" / "drawings" / "talk"
    folder.mkdir(parents=True)
    (folder / "1.svg").symlink_to(tmp_path / "secret.svg")
    result = built(tmp_path / "deck")
    assert drawn(result) == {}
    assert "it leads out of the project [drawing-broken]" in told(result)[0]


def test_a_broken_file_is_told_with_its_line_and_the_others_are_shown(tmp_path):
    folder = ".slidev/drawings/talk"
    result = built(
        tmp_path, files={f"{folder}/1.svg": f"{HEAD}\n<path d='M0", f"{folder}/2.svg": svg(STROKE)}
    )
    assert list(drawn(result)) == [2]
    [frame] = told(result)
    assert frame.startswith(
        f"{folder}/1.svg:2:1: error: this drawing cannot be shown: unclosed token [drawing-broken]"
    )


def test_nothing_but_shapes_gets_into_the_page_and_what_does_not_is_told(tmp_path):
    evil = svg(
        "<script>alert(1)</script>",
        '<path d="M0 0h9" onclick="alert(1)" fill="url(https://example.invalid/x)" style="fill: red"/>',
        '<image href="https://example.invalid/x"/>',
        '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>',
        '<foreignObject><iframe src="https://example.invalid"/></foreignObject>',
    )
    result = built(tmp_path, files={".slidev/drawings/talk/1.svg": evil})
    inner = re.sub(r"^<svg[^>]*>|</svg>$", "", drawn(result)[1])
    assert re.sub(r' data-slidegen-shape="[\w-]+"', "", inner) == '<path d="M0 0h9"></path>'
    assert told(result) == [
        ".slidev/drawings/talk/1.svg:1:1: warning: `<script>`, `onclick=`, `fill=`, `style=`, `<image>`, "
        "`<a>`, `<rect>`, `<foreignObject>`, `<iframe>` in a drawing is left out [drawing-not-shapes]\n"
        f"  1 | {HEAD}\n"
        "    | ^ a drawing has shapes alone; show other pictures by Markdown"
    ]


def test_a_document_type_is_refused():
    bomb = '<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg><path d="&a;"/></svg>'
    with pytest.raises(DrawingError, match="document type"):
        read_drawing(bomb)


def test_what_is_no_svg_is_refused():
    with pytest.raises(DrawingError, match="not with `<svg>`"):
        read_drawing("<html/>")


def test_an_arrow_of_slidevs_keeps_its_head_and_no_two_slides_share_an_id():
    drawing = read_drawing(svg(ARROW), "s3-")
    assert drawing.left_out == {}
    [group] = drawing.shapes
    definitions, line = group.children
    assert isinstance(definitions, Element) and isinstance(line, Element)
    assert definitions.children[0].attrs["id"] == "s3-a1"
    assert line.attrs["marker-end"] == "url(#s3-a1)"


def test_each_shape_has_a_key_that_stays(tmp_path):
    first = [shape.attrs["data-slidegen-shape"] for shape in read_drawing(svg(STROKE, STROKE, ARROW)).shapes]
    second = [shape.attrs["data-slidegen-shape"] for shape in read_drawing(svg(STROKE, STROKE, ARROW)).shapes]
    assert first == second
    assert len(set(first)) == 3


def test_what_is_saved_is_read_back_as_it_was(tmp_path):
    config = built(tmp_path).deck.config
    before = read_drawing(svg(STROKE, ARROW), "s1-drawing-")
    saved = write_drawing(before, config).decode()
    assert saved.splitlines()[0] == '<svg width="980" height="551" xmlns="http://www.w3.org/2000/svg">'
    assert saved.splitlines()[-1] == "</svg>"
    after = read_drawing(saved, "s1-drawing-")
    assert write_drawing(after, config).decode() == saved


def test_a_drawing_is_no_reason_to_build_again(tmp_path):
    result = built(tmp_path, files={".slidev/drawings/talk/2.svg": svg(STROKE)})
    assert [path for path in result.asked if ".slidev" in path.parts] == []


def test_the_page_is_told_what_the_deck_says(tmp_path):
    html = built(tmp_path, "presenterOnly: true, syncAll: false, persist: true").html.decode()
    assert '"drawings":{"enabled":true,"persist":true,"presenterOnly":true,"syncAll":false}' in html
