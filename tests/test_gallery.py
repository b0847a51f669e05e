"""The gallery that `build` writes beside a folder's decks. How it looks and works: test_serve_gallery."""

from __future__ import annotations

import re

from command import Command

from slidegen.gallery import Card, draw_gallery


def links(html: str) -> list[str]:
    return re.findall(r'(?:href|src)="([^"]*)"', html)


def test_a_folder_of_decks_gets_a_gallery_with_relative_links_only(slidegen: Command):
    slidegen.write("talks/one.md", "---\ntitle: One & all\ntheme: seriph\n---\n\n# One\n\n---\n\n# Two\n")
    slidegen.write("talks/two words/slides.md", "# Second")
    done = slidegen("build", "talks", "-o", "out")
    assert done.status == 0
    assert done.err.splitlines()[-1] == "out/index.html: gallery, 2 decks"
    html = (slidegen.folder / "out" / "index.html").read_text(encoding="utf-8")
    assert links(html) == [
        "./one.html#/1?clicks=99&amp;still",
        "./one.html",
        "./two%20words.html#/1?clicks=99&amp;still",
        "./two%20words.html",
    ]
    assert re.findall(r'">([^<]*)</a>', html) == ["One &amp; all", "Second"]
    assert re.findall(r"<span>([^<]*)</span>", html) == ["2 slides", "seriph", "1 slide", "default"]
    assert "data-build" not in html
    assert "connect-src" not in html


def test_the_same_decks_give_the_same_gallery(slidegen: Command):
    slidegen.write("decks/a.md", "# A")
    slidegen.write("decks/b.md", "# B")
    built = [slidegen("build", "-o", out) and (slidegen.folder / out / "index.html") for out in ("x", "y/z")]
    assert built[0].read_bytes() == built[1].read_bytes()


def test_what_is_no_collection_has_no_gallery(slidegen: Command):
    slidegen.write("decks/slides.md", "# A")
    slidegen.write("a.md", "# A")
    slidegen.write("b.md", "# B")
    for typed in (["decks"], ["a.md", "b.md"]):
        assert slidegen("build", *typed).status == 0
    assert slidegen.files("build") == ["a.html", "b.html", "decks.html"]


def test_a_deck_that_cannot_be_read_is_in_the_gallery_as_long_as_its_old_page_is_there(slidegen: Command):
    slidegen.write("decks/a.md", "# A")
    slidegen.write("decks/b.md", b"# caf\xe9")
    assert slidegen("build").status == 1
    index = slidegen.folder / "build" / "index.html"
    assert re.findall(r'data-name="(\w+)"', index.read_text(encoding="utf-8")) == ["a"]
    slidegen.write("decks/b.md", "# B")
    slidegen("build")
    slidegen.write("decks/b.md", b"# caf\xe9")
    slidegen("build")
    html = index.read_text(encoding="utf-8")
    assert re.findall(r'data-name="(\w+)"', html) == ["a", "b"]
    assert "Cannot be read" in html


def test_a_deck_called_index_keeps_its_page_and_the_gallery_is_not_written(slidegen: Command):
    slidegen.write("decks/index.md", "# The deck")
    slidegen.write("decks/other.md", "# Other")
    done = slidegen("build")
    assert done.status == 0
    assert done.err.splitlines()[-1] == "slidegen: no gallery is written: a deck is called `index`"
    page = (slidegen.folder / "build" / "index.html").read_text(encoding="utf-8")
    assert "<title>The deck" in page


def test_what_decks_are_called_is_never_markup():
    html = draw_gallery("<b>", [Card('"><script>', "<i>&", "<u>", 1)]).decode()
    assert html.count("<script>") == 1
    assert not re.search(r"<[biu]>", html)
    assert 'href="./%22%3E%3Cscript%3E.html"' in html


def test_a_name_with_a_colon_is_no_address_elsewhere():
    html = draw_gallery("x", [Card("javascript:alert(1)", "T", "t", 1)]).decode()
    assert 'href="./javascript%3Aalert%281%29.html"' in html
