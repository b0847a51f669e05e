"""The files of drawings while slides move: each stays with its slide, and none is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.build.kept_drawings import KeptDrawings
from slidegen.decks import Entry

STROKE = '<svg><path d="M{} 0L9 9" stroke="#000"></path></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "drawings").mkdir()
    return tmp_path / "drawings"


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def kept(folder: Path, ids: str, drawn: str) -> KeptDrawings:
    """Of slides whose ids are the letters of `ids`; on those in `drawn` there is something."""
    for name in drawn:
        (folder / f"{ids.index(name) + 1}.svg").write_text(name, encoding="utf-8")
    found = KeptDrawings()
    assert found.follow(folder, list(ids)) == []
    return found


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ("abcd", {"1.svg": "a", "2.svg": "b", "4.svg": "d"}),
        ("xabcd", {"2.svg": "a", "3.svg": "b", "5.svg": "d"}),
        ("dbca", {"1.svg": "d", "2.svg": "b", "4.svg": "a"}),
        ("bcda", {"1.svg": "b", "3.svg": "d", "4.svg": "a"}),
        ("acd", {"1.svg": "a", "3.svg": "d", "removed-b.svg": "b"}),
        ("x", {"removed-a.svg": "a", "removed-b.svg": "b", "removed-d.svg": "d"}),
    ],
)
def test_files_are_named_for_where_their_slides_are_and_back(folder: Path, ids: str, expected: object):
    drawings = kept(folder, "abcd", "abd")
    assert drawings.follow(folder, list(ids)) == []
    assert files(folder) == expected
    assert drawings.follow(folder, list("abcd")) == []
    assert files(folder) == {"1.svg": "a", "2.svg": "b", "4.svg": "d"}


def test_a_file_of_no_slide_makes_way_and_is_not_lost(folder: Path):
    drawings = kept(folder, "ab", "ab")
    (folder / "3.svg").write_text("mine", encoding="utf-8")
    assert drawings.follow(folder, list("xab")) == []
    assert sorted(files(folder).values()) == ["a", "b", "mine"]
    assert files(folder)["3.svg"] == "b"


def test_what_is_saved_goes_to_where_its_slide_is(folder: Path):
    drawings = kept(folder, "ab", "ab")
    drawings.follow(folder, list("xa"))
    for name in ("a", "b", "x"):
        drawings.save(name, f"new {name}".encode(), folder.parent)
    assert files(folder) == {"1.svg": "new x", "2.svg": "new a", "removed-b.svg": "new b"}
    drawings.save("x", None, folder.parent)
    drawings.follow(folder, list("ab"))
    assert files(folder) == {"1.svg": "new a", "2.svg": "new b"}
    with pytest.raises(KeyError):
        drawings.save("nobody", b"", folder.parent)


def test_a_deck_that_says_nothing_for_a_moment_moves_nothing(folder: Path):
    drawings = kept(folder, "abc", "c")
    assert drawings.follow(None, ["x"]) == []
    assert files(folder) == {"3.svg": "c"}
    drawings.follow(folder, list("cab"))
    assert files(folder) == {"1.svg": "c"}


def test_a_file_that_cannot_be_renamed_stays_and_is_told(folder: Path):
    drawings = kept(folder, "ab", "ab")
    (folder / "removed-a.svg").write_text("older", encoding="utf-8")
    [(path, why)] = drawings.follow(folder, list("b"))
    assert (path.name, why) == ("1.svg", "`removed-a.svg` is there")
    assert sorted(files(folder).values()) == ["a", "b", "older"]


def test_a_served_deck_is_built_with_the_drawings_where_the_slides_are(tmp_path: Path):
    head, slides = "---\ndrawings: {persist: ink}\n---\n\n", ["# One", "# Two", "# Three"]
    deck = tmp_path / "talk.md"
    (tmp_path / "ink").mkdir()
    (tmp_path / "ink" / "2.svg").write_text(STROKE.format(2), encoding="utf-8")
    builder = Builder(Entry(deck, "talk"), BuildOptions(root=tmp_path, live=True, cache=False), tmp_path)
    seen = []
    for number, now in enumerate([slides, slides[1:], ["# New", *slides], slides[:1], slides], 1):
        deck.write_text(head + "\n\n---\n\n".join(now), encoding="utf-8")
        built = builder.build(number)
        assert list(built.report) == []
        sections = built.html.decode().split("<section ")[1:]
        seen.append([no for no, section in enumerate(sections, 1) if "M2 0L9 9" in section])
    assert seen == [[2], [1], [3], [], [2]]


def test_a_build_for_good_moves_no_file(tmp_path: Path):
    deck = tmp_path / "talk.md"
    (tmp_path / "ink").mkdir()
    (tmp_path / "ink" / "2.svg").write_text(STROKE.format(2), encoding="utf-8")
    builder = Builder(Entry(deck, "talk"), BuildOptions(root=tmp_path, cache=False), tmp_path)
    for text in ("# One\n\n---\n\n# Two", "# Two"):
        deck.write_text(f"---\ndrawings: {{persist: ink}}\n---\n\n{text}", encoding="utf-8")
        assert b'"id"' not in builder.build().html
    assert [path.name for path in (tmp_path / "ink").iterdir()] == ["2.svg"]
