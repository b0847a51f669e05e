"""Decks that consist of several files: `src:`, `hide`, settings that lie over others."""

from pathlib import Path

import pytest

from slidegen.core.deck import DeckSource
from slidegen.core.diagnostics import Report
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources
from slidegen.parse import parse_deck, plain_title

ROOT = Path("/project").resolve()
DECK = ROOT / "talk"


def deck(**files: str) -> tuple[DeckSource, Report]:
    """`slides` and other files by name, `__` for a slash, all of them Markdown in the deck's folder."""
    texts = {DECK / f"{name.replace('__', '/')}.md": text for name, text in files.items()}
    report = Report()
    return parse_deck(DECK / "slides.md", "talk", ROOT, Sources((ROOT,), ROOT, texts), report), report


def contents(found: DeckSource) -> list[str]:
    return [slide.content for slide in found.slides]


def fm(**settings: object) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in settings.items()) + "---\n\n"


FOUR = "# A\n\n---\nhide: true\n---\n\n# B\n\n---\nlayout: center\n---\n\n# C\n\n---\n\n# D"


def test_a_deck_knows_its_name_folder_and_headmatter():
    found, report = deck(slides=fm(theme="dracula", title="T") + "# One\n\n---\n\n# Two")
    assert (found.name, found.folder, found.root) == ("talk", DECK, ROOT)
    assert dict(found.headmatter) == {"theme": "dracula", "title": "T"}
    assert [slide.title for slide in found.slides] == ["T", "Two"]
    assert found.file.path == "talk/slides.md"
    assert len(report) == 0


def test_hidden_slides_are_left_out_and_the_headmatter_stays():
    found, _ = deck(
        slides=fm(theme="x", hide="true") + "# One\n\n---\ndisabled: true\n---\n\n# Two\n\n---\n\n# Three"
    )
    assert contents(found) == ["# Three"]
    assert found.headmatter["theme"] == "x"


@pytest.mark.parametrize(
    ("selection", "shown"),
    [
        ("", ["# A", "# C", "# D"]),
        ("#3-", ["# C", "# D"]),
        ("#1,4", ["# A", "# D"]),
        ("#1-2", ["# A"]),
        ("#4;1", ["# A", "# D"]),
        ("#all", ["# A", "# C", "# D"]),
    ],
)
def test_a_range_counts_hidden_slides_and_shows_the_others(selection, shown):
    found, report = deck(slides=fm(src=f"./four.md{selection}") + "---\n\n# Last", four=FOUR)
    assert contents(found) == [*shown, "# Last"]
    assert len(report) == 0


def test_a_range_of_none_shows_that_there_is_none():
    found, _ = deck(slides=fm(src="./four.md#none"), four=FOUR)
    assert "has no such slides" in found.slides[0].content


def test_the_importers_settings_win_and_the_outermost_most():
    found, _ = deck(
        slides=fm(src="./middle.md", transition="fade", **{"class": "outer"}),
        middle=fm(src="./four.md#3-4", zoom="0.8", layout="cover", **{"class": "middle"}),
        four=FOUR,
    )
    assert [dict(slide.settings) for slide in found.slides] == [
        {"layout": "cover", "zoom": 0.8, "class": "outer", "transition": "fade"}
    ] * 2
    assert [slide.file.path for slide in found.slides] == ["talk/four.md"] * 2


def test_an_imported_slide_keeps_its_own_title_and_folder():
    found, _ = deck(slides=fm(src="./parts/a.md", title="Mine"), parts__a="# Its own")
    slide = found.slides[0]
    assert (slide.title, slide.settings["title"], slide.folder) == ("Its own", "Mine", DECK / "parts")


def test_the_headmatter_of_an_imported_file_is_that_of_its_slide():
    found, report = deck(slides="# One\n\n---\nsrc: ./a.md\n---\n", a=fm(theme="x", layout="end") + "# A")
    assert "theme" not in found.headmatter
    assert found.slides[1].settings["layout"] == "end"
    assert len(report) == 0


@pytest.mark.parametrize(
    "src", ["./parts/a.md", "parts/a.md", "/parts/a.md", "@/talk/parts/a.md", "x/../parts/a.md"]
)
def test_a_path_starts_at_the_file_the_deck_or_the_root(src):
    assert contents(deck(slides=fm(src=f"'{src}'"), parts__a="# A")[0]) == ["# A"]


def test_a_path_in_an_imported_file_starts_at_that_file():
    found, _ = deck(slides=fm(src="./parts/a.md"), parts__a=fm(src="./b.md"), parts__b="# B")
    assert contents(found) == ["# B"]


def test_a_file_may_be_imported_many_times():
    found, report = deck(slides=fm(src="./a.md") + "---\nsrc: ./a.md\n---\n", a="# A")
    assert contents(found) == ["# A", "# A"]
    assert len(report) == 0


def test_a_slide_of_the_same_file_may_be_shown_again():
    found, report = deck(slides="# One\n\n---\nsrc: ./slides.md#1\n---\n")
    assert contents(found) == ["# One", "# One"]
    assert len(report) == 0


def test_a_circle_ends_in_a_slide_that_says_so():
    found, report = deck(slides=fm(src="./a.md") + "---\n\n# Last", a="# A\n\n---\nsrc: ./slides.md\n---\n")
    assert [one.code for one in report] == ["circular-import"]
    assert contents(found)[0] == "# A"
    assert "imports itself" in contents(found)[1]
    assert contents(found)[2] == "# Last"


def test_what_cannot_be_imported_is_a_slide_that_names_it():
    found, report = deck(slides=fm(src="./<no>.md", layout="image") + "---\n\n# Last")
    assert found.slides[0].content == (
        '<div class="slidegen-missing"><span class="slidegen-missing-name">./&lt;no&gt;.md</span>'
        ' <span class="slidegen-missing-why">is missing</span></div>'
    )
    assert (dict(found.slides[0].settings), len(found.slides), report.has_errors) == ({}, 2, True)


def test_files_that_are_no_text_are_told(tmp_path):
    (tmp_path / "slides.md").write_text(
        "---\nsrc: ./a.md\n---\n\n---\nsrc: ./folder.md\n---\n", encoding="utf-8"
    )
    (tmp_path / "a.md").write_bytes(b"# caf\xe9\n")
    (tmp_path / "folder.md").mkdir()
    report = Report()
    found = parse_deck(tmp_path / "slides.md", "x", tmp_path, Sources((tmp_path,), tmp_path), report)
    assert [one.frame() for one in report] == [
        "slides.md:2:6: error: a.md is not UTF-8 text (byte 5, line 1) [not-text]\n"
        "  2 | src: ./a.md\n"
        "    |      ^^^^^^ save it as UTF-8",
        "slides.md:6:6: error: there is no file `./folder.md` [missing-import]\n"
        "  6 | src: ./folder.md\n"
        "    |      ^^^^^^^^^^^ it is looked for at folder.md",
    ]
    assert len(found.slides) == 2


def test_a_name_that_no_file_can_have_is_missing(tmp_path):
    (tmp_path / "slides.md").write_text(f"---\nsrc: ./{'a' * 300}.md\n---\n", encoding="utf-8")
    report = Report()
    parse_deck(tmp_path / "slides.md", "x", tmp_path, Sources((tmp_path,), tmp_path), report)
    assert [one.code for one in report] == ["missing-import"]


def test_an_entry_that_cannot_be_read_is_an_exception(tmp_path):
    (tmp_path / "latin.md").write_bytes(b"caf\xe9")
    sources = Sources((tmp_path,), tmp_path)
    with pytest.raises(NotTextError):
        parse_deck(tmp_path / "latin.md", "x", tmp_path, sources, Report())
    with pytest.raises(FileNotFoundError):
        parse_deck(tmp_path / "none.md", "x", tmp_path, sources, Report())
    with pytest.raises(OutsideRootsError):
        parse_deck(tmp_path.parent / "out.md", "x", tmp_path, sources, Report())


def test_byte_order_marks_and_utf_16_are_read(tmp_path):
    for encoding in ("utf-8-sig", "utf-16"):
        (tmp_path / "slides.md").write_bytes("---\r\ntheme: x\r\n---\r\n\r\n# Ä".encode(encoding))
        report = Report()
        found = parse_deck(tmp_path / "slides.md", "x", tmp_path, Sources((tmp_path,), tmp_path), report)
        assert (contents(found), dict(found.headmatter), len(report)) == (["# Ä"], {"theme": "x"}, 0)


def test_an_empty_deck_is_one_empty_slide():
    found, report = deck(slides="\n\n")
    assert (contents(found), [one.severity for one in report]) == ([""], ["warning"])


def test_each_file_is_remembered_also_one_that_is_not_there():
    texts = {DECK / "slides.md": fm(src="./a.md") + "---\nsrc: ./none.md\n---\n", DECK / "a.md": "# A"}
    sources = Sources((ROOT,), ROOT, texts)
    parse_deck(DECK / "slides.md", "talk", ROOT, sources, Report())
    assert sources.asked == {DECK / "slides.md", DECK / "a.md", DECK / "none.md"}


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Plain & simple", "Plain & simple"),
        ("**Bold** and `code`", "Bold and code"),
        ("A [link](https://x.org) and ![picture](a.png)", "A link and picture"),
        ("One<br>two <span class='x'>three</span>", "One two three"),
        ("R&amp;D \\* x", "R&D * x"),
        ("snake_case 2 < 3 [brackets]", "snake_case 2 < 3 [brackets]"),
        ("日本語の**タイトル**です", "日本語のタイトルです"),
        ("Two *lines*\nof it", "Two lines of it"),
        ("", ""),
    ],
)
def test_a_title_has_a_plain_text(title, plain):
    assert plain_title(title) == plain


@pytest.mark.parametrize(
    ("content", "title", "level"),
    [
        ("~~~\n# no\n~~~\n## Yes", "Yes", 2),
        ("````\n```\n# no\n```\n````\n# Yes", "Yes", 1),
        ("```\n# no\n\n# Yes", "no", 1),
        ("####### Seven", "Seven", 7),
        ("#No space", None, None),
        ("text\n# Below text", "Below text", 1),
    ],
)
def test_the_first_heading_is_the_title(content, title, level):
    slide = deck(slides=content)[0].slides[0]
    assert (slide.title, slide.level) == (title, level)
