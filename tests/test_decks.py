"""Which decks a command means by what was typed."""

from pathlib import Path

import pytest

from slidegen.decks import NoDeckError, find_decks


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A\n", encoding="utf-8")


def names(typed: str | None, cwd: Path) -> list[str]:
    return [entry.name for entry in find_decks(Path(typed) if typed else None, cwd)]


def test_a_file_is_a_deck_of_its_own_name_whatever_its_ending(tmp_path):
    write(tmp_path, "talk.txt")
    assert names("talk.txt", tmp_path) == ["talk"]


def test_slides_md_is_named_after_its_folder(tmp_path):
    write(tmp_path, "intro/slides.md")
    assert names("intro", tmp_path) == names("intro/slides.md", tmp_path) == ["intro"]


def test_without_an_argument_slides_md_here_comes_before_decks(tmp_path):
    write(tmp_path, "decks/one/slides.md")
    assert names(None, tmp_path) == ["one"]
    write(tmp_path, "slides.md")
    assert names(None, tmp_path) == [tmp_path.name]


def test_a_link_to_a_deck_elsewhere_has_its_own_name_and_the_deck_s_place(tmp_path):
    write(tmp_path, "real/slides.md", "decks/other.md")
    (tmp_path / "decks" / "keynote.md").symlink_to("../real/slides.md")
    real = (tmp_path / "real" / "slides.md").resolve()
    assert [(entry.name, entry.path) for entry in find_decks(Path("decks/keynote.md"), tmp_path)] == [
        ("keynote", real)
    ]
    assert names("decks", tmp_path) == ["keynote", "other"]
    assert find_decks(Path("decks"), tmp_path)[0].path == real


def test_a_collection_leaves_out_readmes_and_imported_files(tmp_path):
    write(tmp_path, "a/slides.md", "b.md", "README.md", "CHANGELOG.md", "part.md")
    (tmp_path / "b.md").write_text("---\nsrc: ./part.md#2\n---\n", encoding="utf-8")
    assert names(".", tmp_path) == ["a", "b"]


@pytest.mark.parametrize(
    ("files", "typed", "message"),
    [
        ([], None, "no deck here: there is neither `slides.md` nor a folder `decks`; name a Markdown file"),
        ([], "gone.md", "`gone.md` is not there"),
        (
            ["notes/README.md"],
            "notes",
            "`notes` holds no deck: no `slides.md`, and no Markdown file that is one",
        ),
    ],
)
def test_where_there_is_no_deck_the_message_says_what_was_looked_for(tmp_path, files, typed, message):
    write(tmp_path, *files)
    with pytest.raises(NoDeckError) as raised:
        names(typed, tmp_path)
    assert str(raised.value) == message


def test_two_decks_of_one_name_are_an_error(tmp_path):
    write(tmp_path, "a/slides.md", "a.md")
    with pytest.raises(NoDeckError, match="two decks are called `a`"):
        names(".", tmp_path)
