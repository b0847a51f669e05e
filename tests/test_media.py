"""Films, sounds, drawings and embedded files: inside the page, or named where they should stand."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">{}</svg>'


class Deck:
    """A deck of one slide in a folder, built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []

    def write(self, name: str, data: bytes | str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)

    def build(self, text: str) -> str:
        """The slide's markup, `data:` addresses cut to their type."""
        self.write("slides.md", f"---\nlayout: none\n---\n\n{text}\n")
        built = Builder(
            Entry(self.folder / "slides.md", "deck"), BuildOptions(cache=False), self.folder
        ).build()
        self.said = [f"{found.severity}: {found.message} [{found.code}]" for found in built.report]
        self.html = built.html.decode("utf-8")
        slide = self.html.partition('aria-label="1 of 1')[2].partition("</section>")[0]
        return re.sub(r"data:([\w/+-]+)[;,][^\"' )]*", r"<\1>", slide)


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    return Deck(tmp_path)


def test_a_film_its_poster_and_its_captions_are_inside(deck: Deck):
    for name in ("a.mp4", "a.webm", "a.vtt"):
        deck.write(f"public/{name}", name)
    deck.write("near.png", PIXEL)
    slide = deck.build(
        '<video controls poster="./near.png">\n<source src="/a.webm" type="video/webm"/>\n'
        '<source src="/a.mp4">\n<track src="/a.vtt" kind="captions">\n</video>'
    )
    assert deck.said == []
    assert '<video controls poster="<image/png>">' in slide
    assert re.findall('(?:source|track) src="(<[^>]*>)"', slide) == [
        "<video/webm>",
        "<video/mp4>",
        "<text/vtt>",
    ]


def test_a_sound_is_inside(deck: Deck):
    deck.write("public/a.mp3", "x")
    assert '<audio src="<audio/mpeg>" controls></audio>' in deck.build(
        '<audio src="/a.mp3" controls></audio>'
    )


@pytest.mark.parametrize("tag", ["video", "audio"])
@pytest.mark.parametrize("inner", ["", '<source src="/gone.mp4"><source src="/other.mp4">'])
def test_a_missing_film_is_a_box_with_its_name_and_its_classes(deck: Deck, tag: str, inner: str):
    src = "" if inner else ' src="/gone.mp4"'
    slide = deck.build(f'<{tag}{src} controls autoplay class="w-60" style="margin:0">{inner}</{tag}>')
    assert (
        '<span class="w-60 slidegen-missing slidegen-missing-block" style="margin:0"'
        ' role="img" aria-label="missing: gone.mp4">'
        '<span class="slidegen-missing-name">gone.mp4</span>'
        '<span class="slidegen-missing-why">missing</span></span>'
    ) in slide
    assert deck.said[0] == "error: `/gone.mp4` is not there [missing-asset]"
    assert f"<{tag}" not in slide


def test_one_source_of_several_may_be_missing(deck: Deck):
    deck.write("public/a.mp4", "x")
    slide = deck.build('<video controls><source src="/gone.webm"><source src="/a.mp4"></video>')
    assert '<video controls><source src="<video/mp4>"></video>' in slide
    assert deck.said == ["error: `/gone.webm` is not there [missing-asset]"]


def test_a_missing_poster_leaves_the_film(deck: Deck):
    deck.write("public/a.mp4", "x")
    assert '<video src="<video/mp4>"></video>' in deck.build('<video src="/a.mp4" poster="/p.png"></video>')
    assert deck.said == ["error: `/p.png` is not there [missing-asset]"]


def test_a_remote_film_is_a_box_that_says_so(deck: Deck):
    slide = deck.build('<video src="https://films.example/a.mp4?x=1"></video>')
    assert 'aria-label="on the network, not embedded: a.mp4"' in slide
    assert deck.said == [
        "warning: `https://films.example/a.mp4?x=1` is on the network, the page does not ask for it"
        " [remote-asset]"
    ]


def test_a_moving_picture_is_inside_as_it_is(deck: Deck):
    deck.write("public/a.gif", b"GIF89a" + bytes(20))
    assert '<img src="<image/gif>"' in deck.build("![a](/a.gif)")


def test_a_drawing_in_the_slide_keeps_its_parts_and_gets_its_pictures(deck: Deck):
    deck.write("public/a.png", PIXEL)
    slide = deck.build(
        '<svg viewBox="0 0 4 4"><defs><linearGradient id="g"/></defs>'
        '<image href="/a.png" width="4"/><use xlink:href="#g"/></svg>'
    )
    assert '<svg viewBox="0 0 4 4"><defs><linearGradient id="g"></linearGradient></defs>' in slide
    assert '<image href="<image/png>" width="4"></image><use xlink:href="#g"></use>' in slide


def test_a_part_of_another_drawing_is_refused_with_its_place(deck: Deck):
    deck.write("public/icons.svg", SVG.format('<symbol id="a"/>'))
    deck.build('<svg><use href="/icons.svg#a"/></svg>')
    assert deck.said == [
        "error: `/icons.svg#a` is part of another file, which <use> does not show in a page of one file"
        " [use-of-file]"
    ]


def test_a_drawing_by_file_gets_its_own_pictures_inside(deck: Deck):
    deck.write(
        "public/art/a.svg", SVG.format("<image width='4' xlink:href='near.png'/><image href=\"/b.png\"/>")
    )
    deck.write("public/art/near.png", PIXEL)
    deck.write("public/b.png", PIXEL)
    deck.build("![a](/art/a.svg)")
    assert deck.said == []
    assert deck.html.count(base64.b64encode(PIXEL).decode("ascii").replace("+", "%2B")[:40]) >= 2


@pytest.mark.parametrize(
    ("inner", "named"),
    [
        ('<image href="https://a.example/x.png"/>', "https://a.example/x.png"),
        ('<image href="gone.png"/>', "gone.png"),
        ('<use href="other.svg#a"/>', "other.svg#a"),
        ("<style>@import url(font.css);</style>", "font.css"),
        ('<rect style="fill: url(paints.svg#p)"/>', "paints.svg#p"),
        ("<style>@font-face { src: url('a.woff2') }</style>", "a.woff2"),
    ],
)
def test_what_a_drawing_cannot_have_is_said(deck: Deck, inner: str, named: str):
    deck.write("public/a.svg", SVG.format(inner))
    deck.build("![a](/a.svg)")
    assert deck.said == [f"error: `a.svg` refers to `{named}`, which it does not show [svg-refers]"]


@pytest.mark.parametrize(
    "inner",
    ['<use href="#a"/>', '<image href="data:image/png;base64,AA=="/>', '<a href="https://x.example">x</a>'],
)
def test_what_a_drawing_has_inside_is_left_as_it_is(deck: Deck, inner: str):
    deck.write("public/a.svg", SVG.format(inner))
    deck.build("![a](/a.svg)")
    assert deck.said == []


def test_a_drawing_without_a_namespace_gets_it(deck: Deck):
    deck.write("public/a.svg", '<?xml version="1.0"?>\n<svg width="4" height="4"><rect/></svg>')
    deck.build("![a](/a.svg)")
    assert deck.said == ["warning: `a.svg` has no `xmlns`, it was added [svg-namespace]"]
    data = re.search('<img src="data:image/svg[+]xml;base64,([^"]*)', deck.html)
    assert base64.b64decode(data[1]) == (
        b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect/></svg>'
    )


def test_a_drawing_that_is_no_xml_is_said_with_its_line(deck: Deck):
    deck.write("public/a.svg", SVG.format("\n<rect>"))
    deck.build("![a](/a.svg)")
    assert deck.said == ["error: `a.svg` is no SVG that a browser shows: mismatched tag, line 2 [svg-broken]"]


@pytest.mark.parametrize(
    "tag",
    [
        '<object data="/a.svg" type="image/svg+xml" class="w-20">a lamp</object>',
        '<embed src="/a.svg" class="w-20">',
    ],
)
def test_a_picture_in_an_object_is_a_picture(deck: Deck, tag: str):
    deck.write("public/a.svg", SVG.format(""))
    slide = deck.build(tag)
    assert '<img src="<image/svg+xml>"' in slide
    assert 'class="w-20"' in slide
    assert ("a lamp" in slide) is ("object" in tag)


def test_another_file_in_an_object_is_a_box_with_its_name(deck: Deck):
    deck.write("public/a.pdf", "%PDF")
    slide = deck.build('<embed src="/a.pdf" class="w-20">')
    assert 'class="w-20 slidegen-missing slidegen-missing-block" role="img"' in slide
    assert 'aria-label="cannot be shown here: a.pdf"' in slide
    assert deck.said == ["error: `a.pdf` cannot be shown inside the page [object-not-shown]"]


def test_what_is_said_of_a_file_is_said_at_each_of_its_uses(deck: Deck):
    deck.write("public/a.svg", SVG.format('<use href="o.svg#a"/>'))
    deck.build("![a](/a.svg)\n\n![b](/a.svg)")
    assert len(deck.said) == 2


def test_a_missing_background_is_named_below_what_stands_on_it(deck: Deck):
    slide = deck.build('<div class="p-4" style="background: url(gone.png)">text</div>')
    assert deck.said == ["error: `gone.png` is not there [missing-asset]"]
    assert (
        'text<span role="img" aria-label="missing: gone.png"'
        ' class="slidegen-missing slidegen-missing-block slidegen-missing-ground">'
        '<span class="slidegen-missing-name">gone.png</span>'
    ) in slide
    assert "background-color" not in slide


def test_the_place_of_a_layouts_missing_picture_is_a_dark_box_with_its_name(deck: Deck):
    text = "\n---\nlayout: image-right\nimage: https://a.example/hill.jpg\n---\n\n# Left"
    deck.build(text)
    assert deck.said == [
        "warning: `https://a.example/hill.jpg` is on the network, the page does not ask for it [remote-asset]"
    ]
    assert (
        'background-size: cover; background-color: #555"><span role="img"'
        ' aria-label="on the network, not embedded: hill.jpg"'
        ' class="slidegen-missing slidegen-missing-block slidegen-missing-panel">'
    ) in deck.html


def test_a_script_of_a_file_is_inside_and_one_on_the_network_is_told(deck: Deck):
    deck.write("a.js", 'say("</script>")')
    slide = deck.build('<script src="./a.js"></script>\n\n<script src="https://a.example/b.js"></script>')
    assert '<script>say("<\\/script>")</script>' in slide
    assert "b.js" not in slide
    assert deck.said == [
        "warning: `https://a.example/b.js` is on the network, the page does not ask for it [remote-asset]"
    ]
