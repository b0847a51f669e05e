"""`build --audience`: a page for handing out has nothing in it that was for the speaker."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from pathlib import Path

import pytest
from command import Command
from PIL import Image, PngImagePlugin

from slidegen.passes.metadata import without_metadata

DECK = """# One

<!-- an aside in the text -->

<p style="/* style aside */ color: teal">a</p>

<script>
/* script aside */
window.kept = "// no comment" // line aside
</script>

seen <RenderWhen context="presenter">whispered</RenderWhen>
<RenderWhen context="slide">shown</RenderWhen>

![A cat](/cat.jpg)

<!--
The note of one.
-->

---
hide: true
---

# Kept back

---

# Two
"""


def photograph(kind: str, *, turn: int = 1) -> bytes:
    """A picture with a place, a camera and a comment in it."""
    picture = Image.new("RGB", (8, 4), (200, 30, 60))
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    exif[0x0112] = turn
    exif[0x9286] = "taken at home"
    how: dict[str, object] = {"exif": exif}
    if kind == "JPEG":
        how |= {"comment": b"a comment", "icc_profile": b"colours"}
    elif kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "Secret Person")
        how |= {"pnginfo": info}
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def test_notes_hidden_slides_comments_and_what_the_speaker_sees_are_not_in_the_page(slidegen: Command):
    slidegen.write("talk.md", DECK)
    slidegen.write("public/cat.jpg", photograph("JPEG"))
    assert slidegen("build", "talk.md", "--audience").status == 0
    page = (slidegen.folder / "build/talk.html").read_text(encoding="utf-8")
    for secret in (
        "The note of one",
        "an aside",
        "style aside",
        "script aside",
        "line aside",
        "whispered",
        "Kept back",
        "<!--",
        'class="slidegen-note"',
    ):
        assert secret not in page, secret
    assert "shown</div>" in page
    assert 'window.kept = "// no comment"' in page
    assert '<p style="color: teal">a</p>' in page
    assert '"notes":false' in page
    [picture] = [b64decode(data) for data in re.findall(r"data:image/jpeg;base64,([\w+/=]+)", page)]
    assert b"Secret Camera" not in picture
    assert Image.open(io.BytesIO(picture)).size == (8, 4)


def test_a_page_for_the_speaker_has_them(slidegen: Command):
    slidegen.write("talk.md", DECK)
    slidegen.write("public/cat.jpg", photograph("JPEG"))
    slidegen("build", "talk.md")
    page = (slidegen.folder / "build/talk.html").read_text(encoding="utf-8")
    for kept in ("The note of one", "an aside", "whispered"):
        assert kept in page, kept


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("turn", [1, 6])
def test_a_picture_without_metadata_shows_the_same(kind: str, turn: int):
    data, mime = photograph(kind, turn=turn), f"image/{kind.lower()}"
    clean = without_metadata(data, mime)
    for secret in (b"Secret", b"comment", b"home"):
        assert secret not in clean
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(clean))
    assert after.tobytes() == before.tobytes()
    assert dict(after.getexif()) == ({0x0112: turn} if turn != 1 else {})
    assert after.info.get("icc_profile") == before.info.get("icc_profile")
    assert without_metadata(clean, mime) == clean


def test_what_follows_a_photograph_in_its_file_goes_too():
    data = photograph("JPEG")
    assert without_metadata(data + b"\0\0ftypmp42 a film of it", "image/jpeg") == without_metadata(
        data, "image/jpeg"
    )


def test_frames_and_times_of_an_animated_gif_stay():
    first, *others = [Image.new("RGB", (4, 4), (80 * number, 0, 0)) for number in range(3)]
    out = io.BytesIO()
    first.save(out, "GIF", save_all=True, append_images=others, loop=2, duration=70, comment=b"Secret")
    clean = without_metadata(out.getvalue(), "image/gif")
    again = Image.open(io.BytesIO(clean))
    assert b"Secret" not in clean
    assert (again.n_frames, again.info["duration"], again.info["loop"]) == (3, 70, 2)


def test_a_drawing_loses_what_the_program_noted_for_itself():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="s" xmlns:inkscape="i" '
        'sodipodi:docname="/home/me/cat.svg"><!-- mine --><metadata><rdf>me</rdf></metadata>'
        '<sodipodi:namedview id="v"><inkscape:grid/></sodipodi:namedview>'
        '<circle r="4" inkscape:label="head"/></svg>'
    )
    assert without_metadata(svg.encode(), "image/svg+xml").decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="s" xmlns:inkscape="i"><circle r="4"/></svg>'
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_is_cut_off_anywhere_stays_as_it_is(kind: str):
    data, mime = photograph(kind), f"image/{kind.lower()}"
    for end in range(0, len(data) - 2, 7):
        assert without_metadata(data[:end], mime) == data[:end]


def test_a_file_of_another_kind_stays_as_it_is(tmp_path: Path):
    assert without_metadata(b"\0\0\0\x18ftypmp42", "video/mp4") == b"\0\0\0\x18ftypmp42"
