"""A template with its props and slots becomes nodes."""

from pathlib import Path

import pytest

from slidegen.core.nodes import Element, Text
from slidegen.render import write_nodes
from slidegen.templates import TemplateError, load_template, place
from slidegen.templates.background import background_style

LAYOUT = """---
props:
  class: {default: ""}
slots: [default, left]
---
<div class="slidev-layout two {{ class }}" viewBox="0 0 1 1">
  <slot>empty</slot><aside><slot name="left"/></aside>
</div>
"""


def template(folder: Path, text: str):
    path = folder / "two.html"
    path.write_text(text, encoding="utf-8")
    return load_template(path)


def written(nodes) -> str:
    return "".join(write_nodes(nodes)).replace("\n", "").replace("  ", "")


def test_slots_take_the_content_and_keep_their_fallback_without(tmp_path):
    layout = template(tmp_path, LAYOUT)
    left = [Element("p", {}, [Text("a < b")])]
    assert (
        written(place(layout, {"class": "wide"}, {}, {"left": left}))
        == '<div class="slidev-layout two wide" viewBox="0 0 1 1">empty<aside><p>a &lt; b</p></aside></div>'
    )


def test_props_that_are_not_given_leave_no_trace(tmp_path):
    layout = template(
        tmp_path,
        '---\nprops:\n  class: {default: ""}\n  image: {kind: image}\nslots: [default]\n---\n'
        '<div class="a  {{ class }} b" style="{{ background_style(image) }}">'
        '<p class="{{ class }}"></p></div>',
    )
    assert written(place(layout, {}, {}, {})) == '<div class="a b"><p></p></div>'


def test_attributes_beyond_the_props_go_to_the_root(tmp_path):
    layout = template(tmp_path, LAYOUT)
    nodes = place(layout, {}, {"class": "x two", "style": "color: red", "color": "teal"}, {})
    assert written(nodes).startswith(
        '<div class="slidev-layout two x" viewBox="0 0 1 1" style="color: red" color="teal">'
    )


def test_a_prop_is_escaped_since_deck_text_is_never_markup(tmp_path):
    layout = template(tmp_path, LAYOUT)
    (root,) = place(layout, {"class": '"><script>'}, {}, {})
    assert root.get("class") == 'slidev-layout two "><script>'
    assert 'class="slidev-layout two &quot;><script>"' in written([root])


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("---\nprops: 3\n---\n<div></div>", "`props` must map a prop's name to its declaration", 1),
        (
            "---\nslots: [default]\n<div></div>",
            "the declarations are never closed: a line `---` is missing",
            1,
        ),
        ("---\nprops:\n  image: {kind: picture}\n---\n", "prop `image` has the unknown kind `picture`", 1),
    ],
)
def test_a_wrong_declaration_names_its_line(tmp_path, text, message, line):
    with pytest.raises(TemplateError) as raised:
        template(tmp_path, text)
    assert (raised.value.message, raised.value.line) == (message, line)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("---\nslots: []\n---\n<div>\n<p>{{ nobody }}</p></div>", "'nobody' is undefined", 0),
        ("<div>\n<p></div>", "`</div>` closes nothing that is open", 2),
        ("<div>\n<section>", "`<section>` is never closed", 2),
    ],
)
def test_a_template_that_cannot_be_used_says_why(tmp_path, text, message, line):
    with pytest.raises(TemplateError) as raised:
        place(template(tmp_path, text), {}, {}, {})
    assert (raised.value.message, raised.value.line) == (message, line)


@pytest.mark.parametrize(
    ("image", "style"),
    [
        (None, ""),
        ("#222", "color: white; color-scheme: dark; background: #222"),
        ("#ffcc00", "color: black; color-scheme: light; background: #ffcc00"),
        ("tomato", "background: tomato"),
        ("hsl(1 2% 3%)", "background: hsl(1 2% 3%)"),
        (
            "/a b.png",
            'color: white; color-scheme: dark; background-image: url("/a b.png"); '
            "background-repeat: no-repeat; background-position: center; background-size: cover",
        ),
        (
            "linear-gradient(red, blue)",
            "color: white; color-scheme: dark; background-image: linear-gradient(red, blue); "
            "background-repeat: no-repeat; background-position: center; background-size: cover",
        ),
    ],
)
def test_a_background_is_a_colour_a_gradient_or_a_picture(image, style):
    assert background_style(image) == style


def test_a_dimmed_picture_lies_under_a_shade_that_white_text_reads_on():
    assert "linear-gradient(#0005, #0008), url(" in background_style("/a.png", "contain", dim=True)
