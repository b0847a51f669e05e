"""`slidegen export`: pictures of slides in a folder of their own, and PowerPoint with them."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from command import Command
from exported import CANVAS, Exports, deck_in, difference, page_looks
from PIL import Image
from pptx import Presentation
from pptx.util import Emu

pytestmark = pytest.mark.browser

EMU = 9525
STUCK = """---
embeds: ["http://127.0.0.1:{port}"]
---

# Good

---

<iframe src="http://127.0.0.1:{port}/" />
"""


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Exports:
    return deck_in(tmp_path_factory.mktemp("deck"))


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def opened(path: Path) -> Image.Image:
    return Image.open(BytesIO(path.read_bytes()))


def test_a_slide_is_a_picture_at_twice_the_canvas_size(exports: Exports) -> None:
    done = exports("--format", "png")
    assert done.terminal == "build/talk.png: 5 pictures\n(exit status 0)\n"
    assert exports.command.files("build/talk.png") == ["01.png", "02.png", "03.png", "04.png", "05.png"]
    sizes = {opened(path).size for path in exports.path("build/talk.png").iterdir()}
    assert sizes == {(CANVAS[0] * 2, CANVAS[1] * 2)}


def test_a_picture_looks_as_the_page_of_the_pdf(exports: Exports) -> None:
    exports.pdf("all.pdf", "--with-clicks")
    exports("--format", "png", "--with-clicks", "--scale", "1", "-o", "clicks")
    names = ["01-0.png", "02-0.png", "02-1.png", "02-2.png", "03-0.png", "03-1.png", "04-0.png", "05-0.png"]
    assert exports.command.files("clicks") == names
    pictures = [opened(exports.path("clicks") / name).convert("RGB") for name in names]
    pages = page_looks(exports.path("all.pdf"))
    assert max(difference(one, page) for one, page in zip(pictures, pages, strict=True)) < 0.0005


def test_webp_loses_nothing(exports: Exports) -> None:
    for kind in ("webp", "png"):
        exports("--format", kind, "--range", "4", "--scale", "0.5", "-o", kind)
    webp, png = (opened(exports.path(f"{kind}/04.{kind}")) for kind in ("webp", "png"))
    assert (webp.format, webp.size) == ("WEBP", (CANVAS[0] // 2, CANVAS[1] // 2))
    assert webp.convert("RGB").tobytes() == png.convert("RGB").tobytes()


def test_without_a_background_the_ground_is_clear(exports: Exports) -> None:
    exports("--format", "png", "--range", "2,4", "--scale", "1", "--omit-background", "-o", "clear")
    plain, coloured = (opened(exports.path(f"clear/{no}.png")) for no in ("02", "04"))
    assert plain.getpixel((5, 5)) == (0, 0, 0, 0)
    assert plain.getchannel("A").getextrema() == (0, 255)
    assert coloured.convert("RGBA").getpixel((5, 5))[3] == 255


def test_a_folder_of_pictures_is_replaced_whole(exports: Exports) -> None:
    exports("--format", "png", "--scale", "0.2", "-o", "again")
    exports("--format", "webp", "--scale", "0.2", "--range", "2", "-o", "again")
    assert exports.command.files("again") == ["02.webp"]
    left = [name for name in exports.command.files() if name.endswith((".tmp", ".old"))]
    assert left == []


def test_a_time_out_names_the_slide_and_leaves_what_was_there(tmp_path: Path, silent_port: int) -> None:
    command = Command(tmp_path)
    command.write("slides.md", STUCK.format(port=silent_port))
    command.write("shots/01.png", "before")
    for more in (("--format", "png", "-o", "shots"), ("-o", "shots.pdf")):
        done = command("export", "--timeout", "15", *more)
        said = "slidegen: slide 2 took longer than 15 s; --timeout gives it more\n"
        assert (done.status, done.err) == (1, said)
    assert command.files() == ["shots/01.png", "slides.md"]
    assert (tmp_path / "shots/01.png").read_text(encoding="utf-8") == "before"


def test_powerpoint_has_a_picture_a_title_and_the_note(exports: Exports) -> None:
    done = exports("--format", "pptx", "--scale", "1")
    assert done.terminal == "build/talk.pptx: 5 slides\n(exit status 0)\n"
    made = Presentation(str(exports.path("build/talk.pptx")))
    assert (made.slide_width, made.slide_height) == (CANVAS[0] * EMU, CANVAS[1] * EMU)
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles == ["A talk", "Steps", "Detail", "Named", "End"]
    notes = [slide.notes_slide.notes_text_frame.text for slide in made.slides if slide.has_notes_slide]
    assert notes == ["Say hello. [click] Then go.", "Speak of colours."]
    about = made.core_properties
    assert (about.title, about.author, about.language) == ("A talk", "Ada Example", "en-GB")
    for slide in made.slides:
        (picture,) = [shape for shape in slide.shapes if hasattr(shape, "image")]
        assert (picture.left, picture.top) == (0, 0)
        assert (picture.width, picture.height) == (made.slide_width, made.slide_height)
        assert opened_blob(picture.image.blob).size == CANVAS
        assert slide.shapes.title.top + slide.shapes.title.height <= Emu(0)


def opened_blob(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_powerpoint_has_a_slide_for_each_click_when_asked_for(exports: Exports) -> None:
    exports("--format", "pptx", "--scale", "0.2", "--with-clicks", "--range", "2-3", "-o", "clicks.pptx")
    made = Presentation(str(exports.path("clicks.pptx")))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles == ["Steps"] * 3 + ["Detail"] * 2


def test_of_a_slide_that_scrolls_a_picture_has_the_beginning_and_says_so(tmp_path: Path) -> None:
    rows = "\n".join(f"- row {number}" for number in range(1, 30))
    exports = deck_in(tmp_path, f"---\nfit: scroll\n---\n\n# Short\n\n---\n\n# Long\n\n{rows}\n")
    words = (
        "talk.md:9:1: warning: a picture does not scroll, what is below its edge is not on it: "
        "slide 2 [export-scrolls]\n"
        "  9 | # Long\n"
        "    | ^^^^^^ with `fit: shrink` all of it is, and in PDF it always is\n"
        "build/talk.{form}: 2 {things}\n"
    )
    pictured = exports("--format", "png", "--scale", "1", "--with-clicks")
    assert pictured.err == words.format(form="png", things="pictures")
    presented = exports("--format", "pptx", "--scale", "0.2")
    assert presented.err == words.format(form="pptx", things="slides")
    edited = exports("--format", "pptx", "--editable", "--range", "2")
    assert "beyond an edge or scrolled away, is not carried over: slide 2 [pptx-beyond]" in edited.err
    assert "row 29" in exports.pdf("whole.pdf").pages[1].extract_text()


def test_a_deck_that_is_light_only_says_that_dark_changes_nothing(tmp_path: Path) -> None:
    exports = deck_in(tmp_path, "---\ncolorSchema: light\n---\n\n# One")
    done = exports("--format", "png", "--scale", "0.2", "--dark")
    words = (
        "talk.md:2:14: warning: `--dark` changes nothing, the deck is light only [export-stays-light]\n"
        "  2 | colorSchema: light\n"
        "    |              ^^^^^ write `colorSchema: auto`, with a theme that has both\n"
        "build/talk.png: 1 picture\n"
    )
    assert (done.status, done.err) == (0, words)
    assert opened(exports.path("build/talk.png/01.png")).convert("RGB").getpixel((1, 1)) == (255, 255, 255)
