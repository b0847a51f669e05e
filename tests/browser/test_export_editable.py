"""`slidegen export --format pptx --editable`: text, tables and shapes where the browser had them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from exported import Exports, deck_in
from PIL import Image
from pptx import Presentation
from pptx.enum.dml import MSO_COLOR_TYPE
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from slidegen.check.codes import all_codes

pytestmark = pytest.mark.browser

PX = 9525
DECK = """---
title: A talk
fonts: {sans: Inter}
---

# Words

Plain, **strong**, *slanted*, `code`, ~~gone~~ and [out](https://example.org/a) or [on](#/3).

1. One
2. Two **bold**
   - Below

<!-- Say *hello*. -->

---

# Code

```py
x = "one"

y = 2
```

| a | b |
|---|--:|
| **1** | 2 |

---

# Shapes

<div class="box absolute left-100px top-200px w-120px h-60px bg-red-500 rounded-lg">In a box</div>
<div class="absolute left-300px top-200px w-100px h-40px rotate-30 bg-blue-500">Turned</div>
<style>.box { border: 2px solid black }</style>
<div v-click class="absolute left-100px top-300px">

Sum $a^2$ here

</div>

$$ e = mc^2 $$

<img src="/dot.png" alt="A dot" class="absolute left-500px top-300px w-40px h-20px" style="object-fit: cover">

---
transition: fade
---

No heading, but <span style="filter: blur(1px); display: inline-block">a haze</span>
and <span class="bright">a gradient</span>.

<style>
.bright { background: linear-gradient(90deg, red, blue); background-clip: text; color: transparent }
.bright { text-shadow: 0 0 4px red }
</style>
"""
SAID = """\
talk.md:32:1: warning: clicks are not carried over, a slide is as at its last one: slide 3 [pptx-steps]
  32 | # Shapes
     | ^^^^^^^^ `--with-clicks` gives a slide for each click
talk.md:47:1: warning: transitions are not carried over: slide 4 [pptx-transition]
  47 | ---
     | ^^^ set them in the program
talk.md:47:1: warning: text with a filter, a blend, a mask or a slant is a picture: slide 4 [pptx-text]
  47 | ---
     | ^^^ leave the effect out where it is to be edited
talk.md:47:1: warning: text with a gradient has its first colour: slide 4 [pptx-gradient]
  47 | ---
     | ^^^ set the gradient in the program
talk.md:47:1: warning: text has no shadow and no glow: slide 4 [pptx-glow]
  47 | ---
     | ^^^ set them in the program
5 warnings
made.pptx: 4 slides; its fonts: Fira Code, Inter
"""


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Exports:
    exports = deck_in(tmp_path_factory.mktemp("deck"), DECK)
    exports.command.write("public/dot.png", dot())
    done = exports("--format", "pptx", "--editable", "-o", "made.pptx")
    assert (done.status, done.err) == (0, SAID)
    return exports


@pytest.fixture(scope="module")
def slides(exports: Exports) -> list[Slide]:
    return list(Presentation(str(exports.path("made.pptx"))).slides)


def dot() -> bytes:
    written = BytesIO()
    Image.new("RGB", (40, 40), "green").save(written, "PNG")
    return written.getvalue()


def texts(slide: Slide) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]


def named(slide: Slide, words: str) -> BaseShape:
    """The text that has these words in it."""
    (found,) = [one for one in slide.shapes if one.has_text_frame and words in one.text_frame.text]
    return found


def place(shape: BaseShape) -> list[int]:
    return [round(length / PX) for length in (shape.left, shape.top, shape.width, shape.height)]


def colours(shape: BaseShape) -> Iterator[str]:
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            assert run.font.color.type == MSO_COLOR_TYPE.RGB
            yield str(run.font.color.rgb)


def test_a_heading_is_the_slides_title_and_the_note_its_note(slides: list[Slide]) -> None:
    titles = [slide.shapes.title.text_frame.text if slide.shapes.title else None for slide in slides]
    assert titles == ["Words", "Code", "Shapes", None]
    assert slides[0].notes_slide.notes_text_frame.text == "Say *hello*."
    assert slides[0].shapes.title.top > 0


def test_text_has_runs_as_it_was_written(slides: list[Slide]) -> None:
    (paragraph,) = named(slides[0], "Plain").text_frame.paragraphs
    runs = {run.text: run for run in paragraph.runs}
    assert paragraph.text.replace("\u00a0", "") == "Plain, strong, slanted, code, gone and out or on."
    assert (runs["strong"].font.bold, runs["slanted"].font.italic) == (True, True)
    assert (runs["code"].font.name, runs["Plain, "].font.name) == ("Fira Code", "Inter")
    assert runs["gone"].font._element.get("strike") == "sngStrike"
    assert runs["out"].hyperlink.address == "https://example.org/a"
    leads = runs["on"].font._element.find("{*}hlinkClick")
    assert leads.get("action") == "ppaction://hlinksldjump"
    target = slides[0].part.related_part(leads.get(f"{{{leads.nsmap['r']}}}id"))
    assert target.slide.shapes.title.text_frame.text == "Shapes"


def test_a_list_is_one_text_with_levels_and_marks(slides: list[Slide]) -> None:
    paragraphs = named(slides[0], "Two").text_frame.paragraphs
    assert [(one.text, one.level) for one in paragraphs] == [("One", 0), ("Two bold", 0), ("Below", 1)]
    marks = [
        [child.tag.rpartition("}")[2] for child in one._p.pPr if "bu" in child.tag] for one in paragraphs
    ]
    assert marks == [["buClr", "buFont", "buAutoNum"]] * 2 + [["buClr", "buFont", "buChar"]]


def test_code_is_text_a_line_a_paragraph_in_its_colours(slides: list[Slide]) -> None:
    code = named(slides[1], "y = 2")
    assert [one.text for one in code.text_frame.paragraphs] == ['x = "one"', "", "y = 2"]
    assert len(set(colours(code))) > 2


def test_a_table_is_a_table(slides: list[Slide]) -> None:
    (shape,) = [one for one in slides[1].shapes if one.has_table]
    cells = [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows]
    assert cells == [["a", "b"], ["1", "2"]]
    assert shape.table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.bold
    assert shape.table.cell(1, 1).text_frame.paragraphs[0]._p.pPr.get("algn") == "r"


def test_boxes_are_shapes_at_their_places(slides: list[Slide]) -> None:
    shapes = [one for one in slides[2].shapes if one.shape_type == 1]
    red, blue = (one for one in shapes if one.fill.type == 1)
    assert place(red) == [101, 201, 118, 58]  # a border stands within its box
    assert (str(red.fill.fore_color.rgb), red.auto_shape_type.name) == ("EF4444", "ROUNDED_RECTANGLE")
    assert (str(red.line.color.rgb), round(red.line.width / PX)) == ("000000", 2)
    assert (place(blue), blue.rotation) == ([300, 200, 100, 40], 30)
    assert named(slides[2], "Turned").rotation == 30


def test_formulas_are_pictures_with_their_tex_and_leave_a_gap_in_the_line(slides: list[Slide]) -> None:
    pictures = {
        one.element.xpath(".//p:cNvPr")[0].get("descr"): one
        for one in slides[2].shapes
        if one.shape_type == 13
    }
    assert set(pictures) == {"a^2", "e = mc^2", "A dot"}
    line = named(slides[2], "Sum")
    assert line.text_frame.text.replace("\u00a0", "") == "Sum  here"
    assert line.left < pictures["a^2"].left < line.left + line.width
    assert abs(pictures["a^2"].top - line.top) < 15 * PX


def test_a_picture_is_its_own_file_cut_as_it_was(slides: list[Slide]) -> None:
    (picture,) = [one for one in slides[2].shapes if one.shape_type == 13 and one.image.blob == dot()]
    assert place(picture) == [500, 300, 40, 20]
    assert (picture.crop_top, picture.crop_left) == (0.25, 0)


def test_what_is_no_text_elsewhere_is_a_picture(slides: list[Slide]) -> None:
    (words,) = texts(slides[3])
    assert words.replace("\u00a0", "") == "No heading, but  and a gradient."
    gradient = [
        run for run in named(slides[3], "gradient").text_frame.paragraphs[0].runs if run.text == "a gradient"
    ]
    assert str(gradient[0].font.color.rgb) == "FF0000"
    assert [one.shape_type for one in slides[3].shapes].count(13) == 1


LOST = """---
transition: fade
comark: true
---

<div v-motion :initial="{ x: 1 }">One</div>

<button @click="$slidev.nav.next()">On</button> <video src="/film.mp4"></video>

<iframe src="./page.html" class="w-20 h-10"></iframe>

<v-click><p style="filter: blur(1px)">Blurred</p></v-click>

<p class="bright">Bright</p>

<p class="absolute left-20px top-900px">Beyond</p>

::code-group

```sh [a]
a
```

```sh [b]
b
```

::

<style>
.bright { background: linear-gradient(red, blue); background-clip: text; color: transparent }
.bright { text-shadow: 0 0 4px red }
</style>
"""


def test_all_that_is_lost_is_told(tmp_path: Path) -> None:
    exports = deck_in(tmp_path, LOST)
    exports.command.write("public/film.mp4", b"no film")
    exports.command.write("page.html", "words")
    done = exports("--format", "pptx", "--editable", "-o", "made.pptx")
    said = set(re.findall(r"\[(pptx-\w+)\]", done.err))
    assert said == {code.name for code in all_codes().values() if code.name.startswith("pptx-")}


def test_each_click_is_a_slide_when_asked_for(exports: Exports) -> None:
    done = exports("--format", "pptx", "--editable", "--with-clicks", "--range", "3", "-o", "clicks.pptx")
    assert "pptx-steps" not in done.err
    first, last = Presentation(str(exports.path("clicks.pptx"))).slides
    assert [sum("Sum" in text for text in texts(slide)) for slide in (first, last)] == [0, 1]
