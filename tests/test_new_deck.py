"""`slidegen new`: what it writes is a deck with nothing wrong in any theme, and it says what to do next."""

from __future__ import annotations

import json

import pytest
from command import Command

from slidegen.themes import theme_names

THERE = ", ".join(theme_names())


def heading(slidegen: Command, folder: str) -> str:
    return json.loads(slidegen("outline", folder, "--json").text)[0]["title"]


def test_a_new_deck_is_written_and_what_to_do_next_is_said(slidegen: Command):
    done = slidegen("new", "my-talk")
    assert (done.status, done.err) == (0, "")
    assert slidegen.files("my-talk") == ["slides.md"]
    assert done.text == (
        "my-talk: slides.md\n"
        "\n"
        "Look at it while you change it:\n"
        "  slidegen serve my-talk\n"
        "Make the one file that you present:\n"
        "  slidegen build my-talk\n"
    )


def test_what_it_says_to_do_next_can_be_typed(slidegen: Command):
    done = slidegen("new", "decks/My talk")
    assert "  slidegen build 'decks/My talk'\n" in done.text
    assert slidegen("build", "decks/My talk", "--strict").err.startswith("build/My talk.html: 6 slides, ")


@pytest.mark.parametrize("theme", [*theme_names(), "none"])
def test_a_new_deck_has_nothing_wrong_in_any_theme(theme: str, slidegen: Command):
    slidegen("new", "talk", "--theme", theme)
    done = slidegen("check", "talk", "--strict")
    assert (done.status, done.text) == (0, "talk/slides.md: 6 slides, nothing wrong\n")
    assert f"theme: {theme}\n" in (slidegen.folder / "talk/slides.md").read_text(encoding="utf-8")


def test_a_theme_without_a_cover_begins_with_its_intro(slidegen: Command):
    slidegen("new", "talk", "--theme", "apple-basic")
    slides = json.loads(slidegen("outline", "talk", "--json").text)
    assert [slide["layout"] for slide in slides][:2] == ["intro", "default"]


def test_a_new_deck_shows_steps_columns_a_drawing_and_an_end(slidegen: Command):
    slidegen("new", "talk")
    slides = json.loads(slidegen("outline", "talk", "--json").text)
    assert [(slide["layout"], slide["clicks"]) for slide in slides] == [
        ("cover", 0),
        ("default", 4),
        ("default", 3),
        ("two-cols", 0),
        ("default", 0),
        ("end", 0),
    ]
    page = slidegen("build", "talk", "-o", "-").text
    assert page.count('<template class="slidegen-note">') == 6
    assert "<svg" in page.partition("How a talk comes about")[2]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("my-talk", "My talk"),
        ("2026 Übung", "2026 Übung"),
        ("a_b", "A b"),
        ("v1.2", "V1.2"),
        ("THEME", "THEME"),
    ],
)
def test_a_new_deck_has_the_folders_name_as_title(name: str, title: str, slidegen: Command):
    assert slidegen("new", name).status == 0
    assert heading(slidegen, name) == title


@pytest.mark.parametrize(
    ("typed", "written"),
    [("./tide", "../../tide"), ("shared/tide", "../../shared/tide"), ("@/tide", '"@/tide"')],
)
def test_a_theme_that_is_a_folder_is_named_from_the_deck(typed: str, written: str, slidegen: Command):
    slidegen("theme", "new", typed.removeprefix("@/"))
    assert slidegen("new", "decks/talk", "-t", typed).status == 0
    assert f"theme: {written}\n" in (slidegen.folder / "decks/talk/slides.md").read_text(encoding="utf-8")
    assert slidegen("build", "decks/talk", "--strict").status == 0


@pytest.mark.parametrize(
    ("theme", "hint"),
    [("drakula", "did you mean `dracula`? there are: "), ("./gone", "there are: ")],
)
def test_a_theme_that_is_not_there_writes_nothing(theme: str, hint: str, slidegen: Command):
    done = slidegen("new", "talk", "--theme", theme)
    assert (done.status, done.out) == (2, b"")
    assert done.err == f"slidegen: there is no theme `{theme}`; {hint}{THERE}, or a folder's path\n"
    assert slidegen.files() == ["package.json"]


@pytest.mark.parametrize("there", ["talk/notes.txt", "talk"])
def test_what_is_there_is_not_written_over(there: str, slidegen: Command):
    slidegen.write(there, "mine")
    done = slidegen("new", "talk")
    assert (done.status, done.out) == (2, b"")
    assert done.err == "slidegen: talk is there already, nothing is written\n"
    assert slidegen.files() == sorted(["package.json", there])


@pytest.mark.parametrize("name", ["..", ".", "-talk", "a*b", "a:b", "/"])
def test_a_deck_has_a_name_that_a_title_can_show(name: str, slidegen: Command):
    done = slidegen("new", "--", name)
    assert (done.status, done.out) == (2, b"")
    said = f"`{name}` is no name of a deck: take letters, digits, hyphens, dots and spaces"
    assert done.err == f"slidegen: {said}\n"
    assert slidegen.files() == ["package.json"]


def test_who_names_a_file_is_told_the_folder(slidegen: Command):
    done = slidegen("new", "parts/talk.md")
    assert (done.status, done.out) == (2, b"")
    assert done.err == "slidegen: a deck is a folder with slides.md in it: slidegen new parts/talk\n"


def test_a_folder_that_cannot_be_made_is_said(slidegen: Command):
    slidegen.write("flat", "a file")
    done = slidegen("new", "flat/talk")
    assert (done.status, done.out) == (1, b"")
    assert done.err.startswith("slidegen: flat/talk cannot be written: ")
