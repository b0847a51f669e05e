"""The slide that is being typed in is there ahead of its build, and is what the build will have."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from typed_deck import DECK

from slidegen.build import Builder, BuildOptions
from slidegen.cache import NotAtHandError
from slidegen.decks import Entry
from slidegen.serve.changes import changes
from slidegen.serve.live_deck import LiveDeck
from slidegen.serve.site import Ahead, News, Site

DECKS = Path(__file__).resolve().parent.parent / "decks"
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><circle r="2"/></svg>'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "slides.md").write_text(DECK, encoding="utf-8", newline="\n")
    (tmp_path / "dot.svg").write_text(DOT, encoding="utf-8")
    return tmp_path / "slides.md"


@pytest.fixture
def builder(path: Path) -> Builder:
    options = BuildOptions(root=path.parent, cache=False, live=True)
    return Builder(Entry(path=path, name="slides"), options, cwd=path.parent)


@pytest.mark.parametrize(
    ("old", "new", "no"),
    [
        ("# One", "# One more", 1),
        ("- second\n", "- second\n- third\n", 2),
        ("say two", "say", 2),
        ("Text of", "Of", 3),
    ],
)
def test_a_draft_is_what_the_build_has(builder: Builder, path: Path, old: str, new: str, no: int):
    builder.build(1)
    path.write_text(DECK.replace(old, new), encoding="utf-8", newline="\n")
    draft = builder.draft(path)
    assert draft is not None
    page = builder.build(2).html.decode("utf-8")
    assert draft.no == no
    assert draft.html in page
    data = json.loads(re.search(r'id="slidegen-data">(.*?)</script>', page, re.DOTALL)[1])  # type: ignore[index]
    assert draft.data == data["slides"][no - 1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Text of three.", '<p class="mt-[123px]">x</p>'),
        ("color: red", "color: blue"),
        ("Text of three.", "$x$"),
        ("Text of three.", "текст"),
    ],
    ids=["a class", "a style", "a formula", "a script"],
)
def test_what_the_page_has_no_styles_for_is_left_to_the_build(
    builder: Builder, path: Path, old: str, new: str
):
    builder.build(1)
    path.write_text(DECK.replace(old, new), encoding="utf-8", newline="\n")
    assert builder.draft(path) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [("a = 1", "a = 2"), ("Text of three.", "$x$"), ("Text of three.", "Text. " * 400)],
    ids=["code", "a formula", "a long slide"],
)
def test_what_may_take_long_is_not_made_at_once(builder: Builder, path: Path, old: str, new: str):
    builder.build(1)
    path.write_text(DECK.replace(old, new), encoding="utf-8", newline="\n")
    with pytest.raises(NotAtHandError):
        builder.draft(path, at_once=True)


def test_a_slide_whose_code_was_coloured_by_the_last_build_is_made_at_once(builder: Builder, path: Path):
    deck = DECK.replace("![](dot.svg)", "")  # so young a picture is read in each build
    for number, title in enumerate(("# Two", "# 2"), 1):
        path.write_text(deck.replace("# Two", title), encoding="utf-8", newline="\n")
        builder.build(number)
    path.write_text(deck.replace("# Two", "# Two more"), encoding="utf-8", newline="\n")
    draft = builder.draft(path, at_once=True)
    assert draft is not None
    assert draft == builder.draft(path)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Text of", "Of", [Ahead, News]),
        ("a = 1", "a = 2", [None, Ahead, News]),
        ("layout: center", "layout: fact", [None, News]),
    ],
    ids=["text", "code", "frontmatter"],
)
def test_what_takes_long_comes_after_the_first_value_of_a_rebuild(
    path: Path, old: str, new: str, kinds: list[type | None]
):
    options = BuildOptions(root=path.parent, cache=False, live=True)
    site = Site([Entry(path=path, name="slides")], options)
    assert [type(news) for news in site.rebuild(None) if news] == [News]
    path.write_text(DECK.replace(old, new), encoding="utf-8", newline="\n")
    found = [None if news is None else type(news) for news in site.rebuild(frozenset({path}))]
    assert found == kinds


def test_before_the_first_build_there_is_no_draft(builder: Builder, path: Path):
    assert builder.draft(path) is None


def test_what_an_open_page_has_a_draft_of_is_told_though_it_is_as_before(builder: Builder, path: Path):
    live = LiveDeck(builder)
    live.rebuild()
    path.write_text(DECK.replace("# Two", "# 2"), encoding="utf-8", newline="\n")
    assert live.draft({path}) is not None
    path.write_text(DECK, encoding="utf-8", newline="\n")
    page = live.rebuild()
    assert page is not None
    assert page.number == 2
    told = changes(page.before, page.html, 3, page.drafted)
    assert told is not None
    assert list(json.loads(told)["sections"]) == ["1"]


def test_a_build_that_fails_leaves_its_draft_to_the_next(builder: Builder, path: Path):
    live = LiveDeck(builder)
    live.rebuild()
    path.write_text(DECK.replace("# Two", "# 2"), encoding="utf-8", newline="\n")
    live.draft({path})
    path.unlink()
    failed = live.rebuild()
    assert failed is not None
    assert (failed.number, failed.mistakes) == (1, ("slides.md cannot be read: No such file or directory",))
    path.write_text(DECK, encoding="utf-8", newline="\n")
    page = live.rebuild()
    assert page is not None
    assert (page.number, page.drafted) == (2, {2})


@pytest.mark.parametrize("name", sorted(path.parent.name for path in DECKS.glob("*/slides.md")))
def test_the_drafts_of_real_decks_are_what_their_builds_have(name: str, tmp_path: Path):
    shutil.copytree(DECKS, tmp_path / "decks")
    path = tmp_path / "decks" / name / "slides.md"
    builder = Builder(Entry(path=path, name=name), BuildOptions(root=tmp_path, live=True), cwd=tmp_path)
    built = builder.build(1)
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    titled = [at for at, line in enumerate(lines) if line.startswith("# ")]
    at = titled[len(titled) // 2]
    lines[at] += " as it is"
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    draft = builder.draft(path)
    assert draft is not None
    assert built.deck.slides[draft.no - 1].source.file.path.endswith("slides.md")
    assert draft.html in builder.build(2).html.decode("utf-8")


def sections(html: bytes) -> list[str]:
    page = html.decode("utf-8")
    return re.findall(r'<section class="slidev-page .*?</section>', page, re.DOTALL)


def test_a_glimpse_has_the_first_slide_as_it_will_be_and_a_place_for_the_others(builder: Builder):
    glimpse, built = builder.glimpse(), builder.build(1)
    seen, made = sections(glimpse.html), sections(built.html)
    assert seen[0] == made[0]
    assert [re.sub(r"</?section.*?>", "", section) for section in seen[1:]] == ["", ""]
    assert [slide.title for slide in glimpse.deck.slides] == ["A talk", "Two", "Three"]


def test_a_server_begins_with_a_glimpse_and_the_first_build_is_number_one(builder: Builder):
    live = LiveDeck(builder)
    live.begin()
    assert live.page is not None
    assert live.page.number == 0
    page = live.rebuild()
    assert page is not None
    assert page.number == 1


def test_a_deck_of_one_slide_has_a_first_build_too(builder: Builder, path: Path):
    path.write_text("# One\n", encoding="utf-8")
    live = LiveDeck(builder)
    live.begin()
    page = live.rebuild()
    assert page is not None
    assert page.number == 1
