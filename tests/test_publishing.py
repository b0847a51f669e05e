"""What those are told of a page who list it or show a link to it, without a browser."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from command import Command
from PIL import Image

from slidegen.output import options as output_options
from slidegen.output import site_address

NONE = "this needs a browser's driver: pip install 'slidegen[browser]'"


def told(path: Path) -> dict[str, str]:
    """The `<meta>`s of a page that are for others."""
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', path.read_text("utf-8"))
    return {name: text for name, text in found if name.startswith(("og:", "twitter:", "robots"))}


def png(width: int = 1200, height: int = 630) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def page(slidegen: Command) -> Path:
    return slidegen.folder / "build" / "talk.html"


def test_a_picture_that_is_named_stands_beside_the_page(slidegen: Command, page: Path):
    slidegen.write(
        "slides.md", "---\nseoMeta:\n  ogUrl: https://x.org/t/talk.html\n  ogImage: ./c.png\n---\n\n# T\n"
    )
    slidegen.write("c.png", png(600, 315))
    done = slidegen("build")
    assert done.terminal == "build/talk.html: 1 slide, SIZE\n1 picture for shared links\n(exit status 0)\n"
    assert (page.parent / "talk.og.png").read_bytes() == (slidegen.folder / "c.png").read_bytes()
    assert told(page) == {
        "og:title": "T - Slidev",
        "og:url": "https://x.org/t/talk.html",
        "og:image": "https://x.org/t/talk.og.png",
        "og:image:width": "600",
        "og:image:height": "315",
        "og:image:alt": "T",
        "twitter:card": "summary_large_image",
    }
    again = slidegen("build")
    assert "picture" not in again.err, "what is the same is not written again"


def test_og_image_png_beside_the_deck_is_its_picture_as_in_slidev(slidegen: Command, page: Path):
    slidegen.write("slides.md", "# T\n")
    slidegen.write("og-image.png", png())
    done = slidegen("build", "--strict")
    assert done.status == 0, done.err
    assert told(page)["og:image"] == "./talk.og.png"
    assert slidegen.files("build") == ["talk.html", "talk.og.png"]


def test_an_address_is_told_as_it_is_written(slidegen: Command, page: Path):
    slidegen.write(
        "slides.md", "---\nseoMeta: {ogImage: 'https://x.org/c.png', twitterCard: summary}\n---\n\n# T\n"
    )
    assert slidegen("build", "--site-url", "https://y.org").status == 0
    assert told(page)["og:image"] == "https://x.org/c.png"
    assert told(page)["twitter:card"] == "summary"
    assert slidegen.files("build") == ["talk.html"]


def test_a_picture_without_an_address_of_the_page_is_told_of(slidegen: Command, page: Path):
    slidegen.write("slides.md", "---\nseoMeta:\n  ogImage: c.png\n---\n\n# T\n")
    slidegen.write("c.png", png())
    done = slidegen("build")
    assert done.err.startswith(
        "slides.md:3:12: warning: `c.png` is linked as `./talk.og.png`, which not everybody can find "
        "[share-image-relative]\n"
    )
    assert "say where the page will be: `--site-url https://…`, or `ogUrl` with its address" in done.err
    assert told(page)["og:image"] == "./talk.og.png"
    assert "share-image-relative" not in slidegen("build", "--site-url", "https://x.org").err
    assert told(page)["og:image"] == "https://x.org/talk.og.png"
    assert "share-image" not in slidegen("check").text, "who checks says nothing of a site"


def test_a_picture_that_is_not_there_is_a_mistake(slidegen: Command, page: Path):
    slidegen.write("slides.md", "---\nseoMeta:\n  ogImage: ./gone.png\n---\n\n# T\n")
    done = slidegen("build")
    assert done.status == 1
    assert "slides.md:3:12: error: `./gone.png` is not there [missing-asset]" in done.err
    assert "og:image" not in told(page)


@pytest.mark.parametrize("deck", ["---\nseoMeta: {ogImage: auto}\n---\n\n# T\n", "# T\n"])
def test_without_a_browser_one_line_says_what_to_install(
    slidegen: Command, monkeypatch: pytest.MonkeyPatch, deck: str
):
    monkeypatch.setattr(output_options, "missing_browser", lambda: NONE)
    slidegen.write("decks/a.md", deck)
    slidegen.write("decks/b.md", deck)
    monkeypatch.chdir(slidegen.folder)
    from click.testing import CliRunner

    from slidegen.cli import main

    done = CliRunner().invoke(main, ["build", "decks", "--site-url", "https://x.org"])
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-2:] == [
        f"2 pages without a picture for shared links: {NONE}",
        "build/index.html: gallery, 2 decks",
    ]
    assert slidegen.files("build") == ["a.html", "b.html", "index.html"]
    assert "og:image" not in told(slidegen.folder / "build" / "a.html")
    assert told(slidegen.folder / "build" / "a.html")["og:url"] == "https://x.org/a.html"
    demanded = CliRunner().invoke(main, ["build", "decks", "--browser"])
    assert (demanded.exit_code, demanded.stderr) == (1, f"slidegen: {NONE}\n")


def test_who_wants_no_browser_is_told_nothing(slidegen: Command):
    slidegen.write("decks/a.md", "# A\n")
    assert slidegen("build", "--no-browser").err.splitlines()[1:] == ["build/index.html: gallery, 1 deck"]


def test_beside_standard_output_stands_no_picture_and_that_is_said(slidegen: Command):
    slidegen.write("slides.md", "---\nseoMeta: {ogImage: c.png}\n---\n\n# T\n")
    slidegen.write("c.png", png())
    done = slidegen("build", "-o", "-", "--site-url", "https://x.org")
    assert done.err == "1 page without a picture for shared links: beside standard output nothing can stand\n"
    assert "og:image" not in done.text
    assert "og:url" not in done.text


def test_a_picture_has_the_name_of_its_page_whatever_that_is(slidegen: Command):
    slidegen.write("a b é.md", "---\nseoMeta: {ogImage: c.png}\n---\n\n# T\n")
    slidegen.write("c.png", png())
    assert slidegen("build", "a b é.md", "-o", "x y.html", "--site-url", "https://x.org").status == 0
    assert told(slidegen.folder / "x y.html")["og:image"] == "https://x.org/x%20y.og.png"
    assert told(slidegen.folder / "x y.html")["og:url"] == "https://x.org/x%20y.html"
    assert (slidegen.folder / "x y.og.png").is_file()


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://x.org", "https://x.org/"),
        ("http://x.org:8080/a/b/", "http://x.org:8080/a/b/"),
        ("x.org/a", None),
        ("ftp://x.org", None),
        ("https://x.org/?a", None),
        ("https://", None),
        ("https://x.org/a b", None),
        ("https://[x", None),
    ],
)
def test_a_site_is_at_an_address_of_the_web(slidegen: Command, typed: str, address: str | None):
    assert site_address(typed) == address
    slidegen.write("slides.md", "# T\n")
    done = slidegen("build", "--site-url", typed)
    assert done.status == (0 if address else 2)
    if not address:
        assert f"{typed} is no address; write it as https://example.org/talks/" in done.err


@pytest.mark.parametrize(
    ("deck", "options", "robots"),
    [
        ("# T\n", (), None),
        ("---\nrobots: noindex\n---\n\n# T\n", (), "noindex"),
        (
            "---\nrobots: 'noindex, max-image-preview:large'\n---\n\n# T\n",
            (),
            "noindex, max-image-preview:large",
        ),
        ("---\nrobots: false\n---\n\n# T\n", (), "noindex, nofollow"),
        ("---\nrobots: true\n---\n\n# T\n", (), None),
        ("# T\n", ("--audience",), "noindex"),
        ("---\nrobots: index\n---\n\n# T\n", ("--audience",), "index"),
        ("---\nrobots: index\n---\n\n# T\n", ("--robots", "none"), "none"),
    ],
)
def test_what_search_engines_may_do(
    slidegen: Command, page: Path, deck: str, options: tuple[str, ...], robots: str | None
):
    slidegen.write("slides.md", deck)
    done = slidegen("build", "--strict", *options)
    assert done.status == 0, done.err
    assert told(page).get("robots") == robots


def test_a_word_that_search_engines_do_not_know_is_told(slidegen: Command):
    slidegen.write("slides.md", "---\nrobots: noindx, nofollow\n---\n\n# T\n")
    assert slidegen("build").err.startswith(
        "slides.md:2:9: warning: `noindx` is nothing that search engines know [robots-unknown]\n"
    )
    done = slidegen("build", "--robots", "noindx")
    assert done.status == 2
    assert "noindx is nothing that search engines know; write noindex" in done.err


@pytest.mark.parametrize(
    ("options", "rules", "words"),
    [
        (("allow",), "User-agent: *\nAllow: /\n", "robots may come"),
        (("deny", "--site-url", "https://x.org"), "User-agent: *\nDisallow: /\n", "robots may not come"),
        (
            ("deny", "--site-url", "https://x.org/a/b"),
            "User-agent: *\nDisallow: /a/b/\n",
            "robots look for it at https://x.org/robots.txt alone, put it there",
        ),
    ],
)
def test_a_site_has_rules_for_robots_where_they_are_asked_for(
    slidegen: Command, options: tuple[str, ...], rules: str, words: str
):
    slidegen.write("decks/a.md", "# A\n")
    done = slidegen("build", "-o", "site", "--robots-txt", *options)
    assert (slidegen.folder / "site" / "robots.txt").read_bytes() == rules.encode()
    assert done.err.splitlines()[-1] == f"site/robots.txt: {words}"
    slidegen("build", "-o", "other")
    assert slidegen.files("other") == ["a.html", "index.html"]


def test_a_page_alone_has_no_rules_for_robots(slidegen: Command):
    slidegen.write("slides.md", "# A\n")
    done = slidegen("build", "--robots-txt", "deny")
    assert (done.status, done.err) == (
        2,
        "slidegen: --robots-txt is for a folder of decks that is built into a folder\n",
    )


def test_the_gallery_says_what_its_site_does(slidegen: Command):
    slidegen.write("decks/a.md", "---\nseoMeta: {ogImage: c.png}\n---\n\n# A\n")
    slidegen.write("decks/c.png", png())
    slidegen("build", "--site-url", "https://x.org/a", "--robots", "noindex")
    assert told(slidegen.folder / "build" / "index.html") == {
        "robots": "noindex",
        "og:type": "website",
        "og:url": "https://x.org/a/",
        "og:image": "https://x.org/a/a.og.png",
        "twitter:card": "summary_large_image",
        "og:title": "decks",
    }
    (slidegen.folder / "decks" / "c.png").unlink()
    slidegen.write("decks/a.md", "# A\n")
    slidegen("build", "-o", "plain")
    assert told(slidegen.folder / "plain" / "index.html") == {}
