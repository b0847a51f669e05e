"""Every command as a user types it: what it writes, where, what it says, and its exit status."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command import Command

ROOT = Path(__file__).resolve().parent.parent

DECK = """---
title: Talk
---

# One

<!-- Say hello. -->

---
layout: center
---

# Two

<p v-click>a</p>

<p v-click>b</p>

---

No title here
"""


def test_a_deck_is_written_to_build_under_its_own_name(slidegen: Command):
    slidegen.write("first.md", DECK)
    done = slidegen("build", "first.md")
    assert done.status == 0
    assert slidegen.files("build") == ["first.html"]
    assert (slidegen.folder / "build" / "first.html").read_bytes().startswith(b"<!doctype html>")
    assert re.fullmatch(r"build/first\.html: 3 slides, \d+ kB\n", done.err)
    assert done.text == ""


def test_slides_md_is_built_under_the_name_of_its_folder(slidegen: Command):
    slidegen.write("slides.md", DECK)
    assert slidegen("build").status == 0
    assert slidegen("build", ".", "-o", "out").status == 0
    assert slidegen("build", "slides.md", "-o", "out2").status == 0
    assert [slidegen.files(folder) for folder in ("build", "out", "out2")] == [["talk.html"]] * 3


@pytest.mark.parametrize("output", ["deck.html", "deep/er/deck.HTML", "page.htm"])
def test_an_output_that_ends_like_a_page_is_the_file(slidegen: Command, output: str):
    slidegen.write("slides.md", DECK)
    done = slidegen("build", "-o", output)
    assert done.status == 0
    assert done.err.startswith(f"{output}: 3 slides")
    assert (slidegen.folder / output).is_file()


def test_any_other_output_is_a_folder_also_one_that_ends_like_a_page(slidegen: Command):
    slidegen.write("slides.md", DECK)
    (slidegen.folder / "old.html").mkdir()
    for output in ("public/talks", "old.html"):
        assert slidegen("build", "-o", output).status == 0
        assert slidegen.files(output) == ["talk.html"]


def test_a_dash_as_output_is_standard_output_and_nothing_else_is_on_it(slidegen: Command):
    slidegen.write("slides.md", DECK.replace("center", "centre"))
    done = slidegen("build", "-o", "-")
    assert done.status == 0
    assert done.text.startswith("<!doctype html>")
    assert done.text.rstrip().endswith("</html>")
    assert done.err.startswith("slides.md:10:9: warning: ")
    assert not (slidegen.folder / "build").exists()


def test_standard_output_and_a_file_hold_the_same_bytes(slidegen: Command):
    slidegen.write("slides.md", DECK)
    slidegen("build")
    assert slidegen("build", "-o", "-").out == (slidegen.folder / "build" / "talk.html").read_bytes()


def test_a_dash_as_deck_is_standard_input_whose_folder_is_the_working_one(slidegen: Command):
    slidegen.write("public/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>')
    done = slidegen("build", "-", stdin="# Piped\n\n![dot](/dot.svg)\n\n![gone](gone.png)\n")
    assert done.status == 1
    assert done.err.startswith("<stdin>:5:9: error: `gone.png` is not there [missing-asset]\n")
    page = (slidegen.folder / "build" / "stdin.html").read_text(encoding="utf-8")
    assert "<title>Piped" in page
    assert 'alt="dot"' in page


def test_several_decks_are_built_in_one_run_and_the_worst_status_is_the_status(slidegen: Command):
    slidegen.write("a.md", "# A")
    slidegen.write("b.md", "# B\n\n![x](x.png)")
    slidegen.write("c.md", "# C")
    done = slidegen("build", "a.md", "b.md", "c.md")
    assert done.status == 1
    assert slidegen.files("build") == ["a.html", "b.html", "c.html"]


def test_one_deck_that_cannot_be_read_keeps_no_other_from_being_built(slidegen: Command):
    slidegen.write("a.md", b"# caf\xe9")
    slidegen.write("b.md", "# B")
    done = slidegen("build", "a.md", "b.md")
    assert done.status == 1
    assert slidegen.files("build") == ["b.html"]


def test_a_deck_that_is_typed_twice_is_built_once(slidegen: Command):
    slidegen.write("a.md", "# A")
    assert slidegen("build", "a.md", "./a.md", ".").err.count("a.html") == 1


def test_a_folder_of_decks_is_a_collection(slidegen: Command):
    slidegen.write("decks/one/slides.md", "# One")
    slidegen.write("decks/two.md", "---\nsrc: ./part.md\n---\n")
    slidegen.write("decks/part.md", "# Part")
    slidegen.write("decks/README.md", "# Not a deck")
    for typed in ([], ["decks"]):
        done = slidegen("build", *typed, "-o", "out")
        assert done.status == 0
        assert slidegen.files("out") == ["index.html", "one.html", "two.html"]


def test_several_decks_do_not_go_to_standard_output(slidegen: Command):
    slidegen.write("decks/one.md", "# One")
    slidegen.write("decks/two.md", "# Two")
    done = slidegen("build", "-o", "-")
    assert (done.status, done.out, done.err) == (2, b"", "slidegen: `-o -` takes one deck\n")


def test_warnings_fail_a_strict_build_alone_and_the_page_is_written_anyway(slidegen: Command):
    slidegen.write("slides.md", DECK.replace("center", "centre"))
    assert slidegen("build").status == 0
    assert slidegen("build", "--strict", "-o", "strict").status == 1
    assert slidegen.files("strict") == ["talk.html"]
    slidegen.write("slides.md", DECK)
    assert slidegen("build", "--strict").status == 0


def test_without_notes_no_word_of_a_note_is_in_the_file(slidegen: Command):
    slidegen.write("slides.md", DECK)
    assert "Say hello." in slidegen("build", "-o", "-").text
    assert "Say hello." not in slidegen("build", "-o", "-", "--without-notes").text


def test_a_theme_on_the_command_line_wins_over_the_decks(slidegen: Command):
    slidegen.write("slides.md", DECK.replace("title:", "theme: matrix\ntitle:"))
    slidegen.write("plain.md", DECK.replace("title:", "theme: dracula\ntitle:"))
    dracula = slidegen("build", "plain.md", "-o", "-").text
    assert slidegen("build", "-o", "-", "--theme", "dracula").text == dracula
    assert slidegen("build", "-o", "-", "-t", "dracula").text == dracula
    assert slidegen("build", "-o", "-").text != dracula


def test_a_themes_path_on_the_command_line_starts_in_the_working_folder(slidegen: Command):
    slidegen.write("deep/slides.md", DECK)
    slidegen.write("mine/theme.toml", 'name = "mine"\nextends = "default"\n')
    slidegen.write("mine/theme.css", ".slidev-layout { color: rebeccapurple }")
    assert "rebeccapurple" in slidegen("build", "deep", "-o", "-", "--theme", "./mine").text


def test_a_root_lets_a_deck_read_what_is_beside_it(slidegen: Command):
    slidegen.write("talks/a/package.json", "{}")
    slidegen.write("talks/a/slides.md", "![dot](../dot.svg)\n\n![dot](@/talks/dot.svg)")
    slidegen.write("talks/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>')
    assert slidegen("build", "talks/a").status == 1
    assert slidegen("build", "talks/a", "--root", ".").status == 0


def test_a_root_that_is_not_there_is_a_wrong_command(slidegen: Command):
    slidegen.write("slides.md", DECK)
    done = slidegen("build", "--root", "nowhere")
    assert done.status == 2
    assert done.err.endswith("Error: Invalid value for '--root': Directory 'nowhere' does not exist.\n")


def test_the_disk_cache_is_used_can_be_left_out_and_can_be_cleared(
    slidegen: Command, monkeypatch: pytest.MonkeyPatch
):
    kept = slidegen.folder / "cache"
    monkeypatch.setenv("SLIDEGEN_CACHE", str(kept))
    slidegen.write("slides.md", "$x^2$\n\n<p class='text-red-500'>red</p>")
    page = slidegen("build", "-o", "-", "--no-cache").out
    assert not kept.exists()
    assert slidegen("build", "-o", "-").out == page
    assert slidegen.files("cache")
    assert slidegen("build", "-o", "-").out == page
    assert slidegen("cache", "clear").status == 0
    assert slidegen.files("cache") == []
